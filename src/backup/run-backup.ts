/**
 * One backup, from the library to where it belongs: written, noted, and older ones of ours taken away. It runs in a
 * page of ours or, with nobody looking, in a document of no window (by-itself.ts), which has no more of the browser
 * than `send`.
 */
import type { BackupNote, BackupPlace, BackupProblem } from "../model/backup.ts";
import { rotated } from "../model/backup-rotation.ts";
import { failureOf, LibraryError } from "../model/errors.ts";
import type { send } from "../platform/messages.ts";
import { readBackupFolder } from "../store/backup-folder.ts";
import { removeDownload, writeDownload } from "./downloads.ts";
import { removeFromFolder, writeToFolder } from "./folder.ts";
import { BackupTrouble } from "./trouble.ts";
import { type WrittenBackup, writeBackup } from "./write-backup.ts";

export type Send = typeof send;

export interface BackupRun {
  readonly place: Exclude<BackupPlace, "file">;
  readonly send: Send;
  /** Of Stillpage, where the place it runs in cannot tell. */
  readonly version?: string;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** No two at once, whatever pages there are: the second finds the first one's door shut. */
const lock = "backup";

/**
 * Resolves with the note of what was written; null where another backup is under way. What goes wrong is kept for
 * the reader to see, and rejects as a {@link BackupTrouble}; rejects with `export/cancelled` when it was aborted, and
 * with `store/lost` where the library is not the one it was: then nothing was written and nothing taken away.
 */
export function runBackup(run: BackupRun): Promise<BackupNote | null> {
  return navigator.locks.request(lock, { ifAvailable: true }, async (own) => {
    if (own === null) return null;
    try {
      return await written(run);
    } catch (error) {
      const problem = problemOf(error, run.signal);
      if (problem === null) throw error;
      const trouble = { at: new Date().toISOString(), problem };
      await run.send("backup.keep", { change: { trouble } });
      throw new BackupTrouble(problem, error);
    }
  });
}

async function written(run: BackupRun): Promise<BackupNote> {
  const folder = run.place === "folder" ? await readBackupFolder() : null;
  if (run.place === "folder" && folder === null) throw new BackupTrouble("gone");
  const backup = await writeBackup(run);
  const note =
    folder === null
      ? noteOf(backup, { place: "downloads", ...(await writeDownload(backup, run)) })
      : noteOf(backup, {
          place: "folder",
          downloadId: null,
          name: await writeToFolder(folder, backup, run.signal),
        });
  const state = await run.send("backup.read", {});
  const { kept, gone } = rotated(state.written, note, state.most);
  // First what is there now: should the rest be cut short, files are left, and none is lost.
  await run.send("backup.keep", {
    change: { last: note, written: kept, trouble: null, notBefore: null },
  });
  for (const old of gone) {
    if (folder === null) await removeDownload(old, run.send);
    else await removeFromFolder(folder, old.name);
  }
  return note;
}

function noteOf(
  { library }: WrittenBackup,
  where: Pick<BackupNote, "place" | "name" | "downloadId">,
): BackupNote {
  return { ...library, ...where };
}

/** Null for what is no trouble with the backup: it was cancelled, or the library is not what it was. */
function problemOf(error: unknown, signal: AbortSignal): BackupProblem | null {
  if (error instanceof BackupTrouble) return error.problem;
  if (signal.aborted) return null;
  if (error instanceof DOMException) {
    if (error.name === "NotAllowedError" || error.name === "SecurityError") return "asks";
    if (error.name === "NotFoundError") return "gone";
    if (error.name === "QuotaExceededError") return "space";
    return "failed";
  }
  const { code } = error instanceof LibraryError ? error : failureOf(error);
  if (code === "store/lost") return null;
  return code === "store/quota" ? "space" : "failed";
}
