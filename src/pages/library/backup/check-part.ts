/** A backup against the library, on the sheet: chosen or dropped, read record by record, told in words. */
import { type BackupVerdict, type Told, verifyBackup } from "../../../backup/verify-backup.ts";
import { failureOf } from "../../../model/errors.ts";
import { errorText, type PluralStem, plural, t } from "../../../platform/i18n.ts";
import { type Child, fill, h } from "../../../ui/element.ts";
import { countText } from "../../../ui/format.ts";
import { standingText } from "../file-check.ts";

/** The part of the sheet; a file dropped anywhere on the sheet is taken, and leaving the sheet ends the reading. */
export function checkPart(sheet: HTMLDialogElement): HTMLElement {
  const told = h("div", { class: "backup-told", role: "status" });
  const input = h("input", {
    type: "file",
    accept: ".json,.jsonl,.zip",
    class: "visually-hidden",
    "data-action": "backup-check",
    on: { change: () => take(input.files) },
  });
  let running: AbortController | null = null;

  function take(files: FileList | undefined | null): void {
    const [file] = files ?? [];
    if (file !== undefined) void check(file);
    // The same file, chosen again, is checked again.
    input.value = "";
  }

  async function check(file: File): Promise<void> {
    running?.abort();
    const own = new AbortController();
    running = own;
    const bar = h("progress", { class: "progress", max: 1, value: 0, "aria-label": t("backup_checking") });
    const read = h("p", { class: "muted numbers" });
    fill(
      told,
      h("p", { class: "file-name" }, file.name),
      h("div", { class: "backup-run" }, bar, cancelButton(own)),
      read,
    );
    try {
      const verdict = await verifyBackup(
        file,
        (share, records) => {
          bar.value = share;
          read.textContent = t("transfer_records_read", countText(records));
        },
        own.signal,
      );
      fill(told, h("p", { class: "file-name" }, file.name), verdictWords(verdict));
    } catch (error) {
      if (running === own)
        fill(told, own.signal.aborted ? null : h("p", {}, errorText(failureOf(error).code)));
    }
  }

  sheet.addEventListener("close", () => running?.abort());
  sheet.addEventListener("dragover", (event) => event.preventDefault());
  sheet.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
  return h(
    "section",
    { class: "sheet-part" },
    h("h3", {}, t("backup_check_title")),
    h("p", { class: "muted" }, t("backup_check_about")),
    h("label", { class: "button file-label" }, t("backup_check"), input),
    told,
  );
}

function cancelButton(running: AbortController): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "button",
      "data-action": "backup-check-cancel",
      on: { click: () => running.abort() },
    },
    t("common_cancel"),
  );
}

function verdictWords(verdict: BackupVerdict): Child {
  const { whole, equal, damaged, differing, onlyInFile, onlyInLibrary, isTruncated } = verdict;
  const isWhole = damaged.count === 0 && !isTruncated && verdict.picturesMissing === 0;
  const isEqual = isWhole && equal === whole && onlyInLibrary.count === 0;
  const records = plural("backup_articles", whole);
  return [
    h(
      "p",
      { class: isWhole ? "verdict" : "verdict trouble" },
      isEqual
        ? t("backup_check_equal", records)
        : isWhole
          ? t("backup_check_whole", records)
          : t("backup_check_not_whole", records),
    ),
    isTruncated && h("p", { class: "trouble" }, t("backup_check_cut")),
    list("backup_check_damaged", damaged),
    verdict.picturesMissing > 0 &&
      h("p", { class: "trouble" }, plural("backup_check_pictures", verdict.picturesMissing)),
    !isEqual && equal > 0 && h("p", {}, plural("backup_check_same", equal)),
    list("backup_check_differing", differing),
    list("backup_check_only_file", onlyInFile),
    list("backup_check_only_library", onlyInLibrary),
    !verdict.hasPictures &&
      verdict.picturesKept > 0 &&
      h("p", {}, plural("backup_check_no_pictures", verdict.picturesKept)),
    h("p", { class: "muted" }, standingText(verdict.standing)),
  ];
}

/** How many of what, and the first of them by their titles. */
function list(stem: PluralStem, { count, titles }: Told): Child {
  if (count === 0) return null;
  const left = count - titles.length;
  return [
    h("p", {}, plural(stem, count)),
    h(
      "ul",
      { class: "verify-list" },
      titles.map((title) => h("li", { dir: "auto" }, title ?? t("backup_check_untitled"))),
      left > 0 && h("li", { class: "muted" }, plural("backup_check_more", left)),
    ),
  ];
}
