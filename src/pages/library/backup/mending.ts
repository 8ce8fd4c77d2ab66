/** What a click can do about a backup that was not written. */
import { askForFolder } from "../../../backup/folder.ts";
import type { BackupProblem, BackupState } from "../../../model/backup.ts";
import { allowBackups } from "../../../platform/backup-permissions.ts";
import { type MessageKey, t } from "../../../platform/i18n.ts";
import { readBackupFolder } from "../../../store/backup-folder.ts";
import type { BackupDesk } from "./desk.ts";

const labels = {
  denied: "backup_allow",
  asks: "backup_allow_folder",
  gone: "backup_look",
  space: "backup_now",
  stopped: "backup_now",
  failed: "backup_now",
} as const satisfies Record<BackupProblem, MessageKey>;

export function mendingLabel(problem: BackupProblem): string {
  return t(labels[problem]);
}

/** Asks for what is lacking and writes the backup; call it straight from a click. `choose` is for what takes a choice. */
export async function mend(
  { trouble, place }: Pick<BackupState, "trouble" | "place">,
  desk: BackupDesk,
  choose: () => void,
): Promise<void> {
  if (trouble?.problem === "gone") return choose();
  if (trouble?.problem === "denied" && !(await allowBackups(place))) return;
  if (trouble?.problem === "asks") {
    const folder = await readBackupFolder();
    if (folder === null) return choose();
    if (!(await askForFolder(folder))) return;
  }
  await desk.run();
}
