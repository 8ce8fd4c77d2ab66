/** Where backups of this page are written: one at a time, told to whoever shows it. */
import { noteExport } from "../../../backup/note-export.ts";
import { runBackup } from "../../../backup/run-backup.ts";
import { BackupTrouble } from "../../../backup/trouble.ts";
import { writeBackup } from "../../../backup/write-backup.ts";
import type { BackupState } from "../../../model/backup.ts";
import { failureOf } from "../../../model/errors.ts";
import { saveFile } from "../../../platform/download.ts";
import { errorText, t } from "../../../platform/i18n.ts";
import { send } from "../../../platform/messages.ts";
import { troubleText } from "./words.ts";

export type BackupWork =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly name: string; readonly hasPictures: boolean }
  | { readonly kind: "failed"; readonly sentence: string };

export interface BackupDesk {
  readonly work: () => BackupWork;
  /**
   * Writes one where those go that are written by themselves, or hands it to the reader as a file where none are.
   * Nothing happens while one is being written.
   */
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  /** Forgets what became of the last one. */
  readonly clear: () => void;
}

export function createBackupDesk(state: () => BackupState, onChange: () => void): BackupDesk {
  let work: BackupWork = { kind: "idle" };
  let running: AbortController | null = null;
  const show = (next: BackupWork): void => {
    work = next;
    onChange();
  };
  // A file that is half written is none.
  const stay = (event: Event): void => event.preventDefault();

  async function run(): Promise<void> {
    if (running !== null) return;
    running = new AbortController();
    const { signal } = running;
    window.addEventListener("beforeunload", stay);
    show({ kind: "running", done: 0, total: 0 });
    try {
      const onProgress = (done: number, total: number): void => show({ kind: "running", done, total });
      show(await outcomeOf({ onProgress, signal }));
    } catch (error) {
      show(signal.aborted ? { kind: "idle" } : { kind: "failed", sentence: sentenceOf(error) });
    } finally {
      running = null;
      window.removeEventListener("beforeunload", stay);
    }
  }

  async function outcomeOf(request: Parameters<typeof writeBackup>[0]): Promise<BackupWork> {
    const { schedule, place } = state();
    if (schedule !== "off") {
      const note = await runBackup({ ...request, place, send });
      if (note === null) return { kind: "failed", sentence: t("backup_busy") };
      return { kind: "done", name: note.name, hasPictures: note.name.endsWith(".zip") };
    }
    const { file, name, library, hasPictures } = await writeBackup(request);
    saveFile(file, name);
    await noteExport(library, name);
    return { kind: "done", name, hasPictures };
  }

  return {
    work: () => work,
    run,
    cancel: () => running?.abort(),
    clear: () => show({ kind: "idle" }),
  };
}

function sentenceOf(error: unknown): string {
  return error instanceof BackupTrouble ? troubleText(error.problem) : errorText(failureOf(error).code);
}
