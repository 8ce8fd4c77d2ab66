import type { BackupNote, BackupPlace, BackupProblem } from "../../../model/backup.ts";
import { type MessageKey, plural, t } from "../../../platform/i18n.ts";
import { dotted, exactTime } from "../../../ui/format.ts";

const problems = {
  denied: "backup_problem_denied",
  asks: "backup_problem_asks",
  gone: "backup_problem_gone",
  space: "backup_problem_space",
  stopped: "backup_problem_stopped",
  failed: "backup_problem_failed",
} as const satisfies Record<BackupProblem, MessageKey>;

/** Why a backup was not written, and what to do. */
export function troubleText(problem: BackupProblem): string {
  return t(problems[problem]);
}

const places = {
  file: "backup_where_file",
  downloads: "backup_where_downloads",
  folder: "backup_where_folder",
} as const satisfies Record<BackupPlace, MessageKey>;

/** When one was written, how much it holds and where it was put. */
export function noteText({ at, entries, place }: BackupNote): string {
  return dotted([t("backup_last", exactTime(at)), plural("backup_articles", entries), t(places[place])]);
}
