/** Where backups of this page are written: one at a time, told to whoever shows it. */
import { noteExport } from "../../../backup/note-export.ts";
import { writeBackup } from "../../../backup/write-backup.ts";
import { failureOf } from "../../../model/errors.ts";
import { saveFile } from "../../../platform/download.ts";
import { errorText } from "../../../platform/i18n.ts";

export type BackupWork =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly name: string; readonly hasPictures: boolean }
  | { readonly kind: "failed"; readonly sentence: string };

export interface BackupDesk {
  readonly work: () => BackupWork;
  /** Nothing happens while one is being written. */
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  /** Forgets what became of the last one. */
  readonly clear: () => void;
}

export function createBackupDesk(onChange: () => void): BackupDesk {
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
      const { file, name, library, hasPictures } = await writeBackup({
        onProgress: (done, total) => show({ kind: "running", done, total }),
        signal,
      });
      saveFile(file, name);
      await noteExport(library, name);
      show({ kind: "done", name, hasPictures });
    } catch (error) {
      show(
        signal.aborted ? { kind: "idle" } : { kind: "failed", sentence: errorText(failureOf(error).code) },
      );
    } finally {
      running = null;
      window.removeEventListener("beforeunload", stay);
    }
  }

  return {
    work: () => work,
    run,
    cancel: () => running?.abort(),
    clear: () => show({ kind: "idle" }),
  };
}
