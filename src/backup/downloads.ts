/** A backup among the browser's downloads. The background speaks to the browser, which gives this to no other place. */
import type { BackupNote } from "../model/backup.ts";
import type { DownloadState } from "../protocol.ts";
import type { BackupRun, Send } from "./run-backup.ts";
import { BackupTrouble } from "./trouble.ts";
import type { WrittenBackup } from "./write-backup.ts";

const folder = "Stillpage";
const lookEveryMs = 200;
/** A file of ours is copied within seconds; one that is held up for so long will not be. */
const patienceMs = 30 * 60_000;

/** Resolves once the whole file is there, with what the browser calls it. */
export async function writeDownload(
  { file, name }: Pick<WrittenBackup, "file" | "name">,
  { send }: Pick<BackupRun, "send">,
): Promise<{ readonly name: string; readonly downloadId: number }> {
  const url = URL.createObjectURL(file);
  try {
    const downloadId = await started(send, url, `${folder}/${name}`);
    for (const since = Date.now(); Date.now() - since < patienceMs; ) {
      const state = await send("download.find", { id: downloadId });
      if (state?.state === "complete") return { downloadId, name: nameIn(state) };
      if (state === null || state.state === "interrupted")
        throw new BackupTrouble(state?.error === "FILE_NO_SPACE" ? "space" : "stopped");
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    throw new BackupTrouble("stopped");
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function started(send: Send, url: string, name: string): Promise<number> {
  try {
    const id = await send("download.start", { url, name });
    if (id !== null) return id;
  } catch (error) {
    throw new BackupTrouble("failed", error);
  }
  throw new BackupTrouble("denied");
}

/** Takes one away that is still the file that was noted; Firefox counts its downloads anew each time it starts. */
export async function removeDownload({ downloadId, name }: BackupNote, send: Send): Promise<void> {
  if (downloadId === null) return;
  const state = await send("download.find", { id: downloadId });
  if (state?.exists !== true || nameIn(state) !== name) return;
  await send("download.remove", { id: downloadId });
}

/** The last part of its path, as either kind of system writes it. */
function nameIn({ filename }: DownloadState): string {
  return filename.split(/[/\\]/).at(-1) ?? filename;
}
