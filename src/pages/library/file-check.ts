/** An exported file, on the sheet of the verification: checked against the library, or elsewhere by a page of its own. */
import { fileStanding } from "../../backup/file-standing.ts";
import { checkerName, checkerPage } from "../../export/checker-page.ts";
import { saveFile } from "../../platform/download.ts";
import { plural, t } from "../../platform/i18n.ts";
import type { FileStanding } from "../../store/verify-file.ts";
import { fill, h } from "../../ui/element.ts";
import { exactTime, percentText } from "../../ui/format.ts";

/** The part of the sheet; leaving the sheet ends the reading. */
export function fileCheckPart(isOver: AbortSignal, onError: (error: unknown) => void): HTMLElement {
  const told = h("p", { role: "status" });
  const input = h("input", {
    type: "file",
    accept: ".json,.jsonl,.zip",
    class: "visually-hidden",
    "data-action": "check-file",
    on: { change: () => void check() },
  });

  async function check(): Promise<void> {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    try {
      const standing = await fileStanding(file, (share) => fill(told, percentText(share)), isOver);
      fill(told, standingText(standing));
    } catch (error) {
      if (!isOver.aborted) onError(error);
    } finally {
      // The same file, chosen again, is checked again.
      input.value = "";
    }
  }

  return h(
    "section",
    { class: "sheet-part file-check" },
    h("label", { class: "button file-label" }, t("verify_file"), input),
    told,
    ...checkerLines(onError),
  );
}

/** The page that checks a file where there is no Stillpage. */
function checkerLines(onError: (error: unknown) => void): readonly HTMLElement[] {
  const told = h("p", { role: "status" });
  async function save(): Promise<void> {
    saveFile(await checkerPage(), checkerName);
    fill(told, t("verify_checker_saved", checkerName));
  }
  const button = h(
    "button",
    {
      type: "button",
      class: "link-button",
      "data-action": "save-checker",
      on: { click: () => void save().catch(onError) },
    },
    t("verify_checker"),
  );
  return [h("p", { class: "muted" }, t("verify_checker_about"), " ", button), told];
}

/** How a file stands to the log of the library. */
export function standingText(standing: FileStanding): string {
  switch (standing.kind) {
    case "current":
      return t("verify_file_current", exactTime(standing.exportedAt));
    case "older":
      return t(
        "verify_file_older",
        plural("verify_records", standing.records),
        exactTime(standing.exportedAt),
      );
    case "ahead":
      return t("verify_file_ahead", plural("verify_records", standing.records));
    case "diverged":
      return t("verify_file_diverged");
    case "other":
      return t("verify_file_foreign");
    case "altered":
      return t("verify_file_altered");
    case "unsigned":
      return t("verify_file_unsigned");
  }
}
