/** Checking the whole library on a sheet: how far it is, what was found, and what else can be checked. */
import { t } from "../../platform/i18n.ts";
import { verifyLibrary } from "../../store/verify.ts";
import { fill, h } from "../../ui/element.ts";
import { countText } from "../../ui/format.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { fileCheckPart } from "./file-check.ts";
import { findingsOf } from "./findings.ts";
import { stampingPart } from "./stamping.ts";

/** Opens the sheet and begins; closing it ends the work. */
export function showVerification(onError: (error: unknown) => void): void {
  const sheet = openSheet(t("verify_title"));
  sheet.element.classList.add("verify-sheet");
  const isOver = new AbortController();
  const words = h("p", { class: "numbers", role: "status" }, t("verify_running"));
  const bar = h("progress", { class: "progress" });
  const cancel = h(
    "button",
    { type: "button", class: "button", on: { click: () => sheet.element.close() } },
    t("common_cancel"),
  );
  fill(sheet.body, words, bar, h("div", { class: "sheet-buttons" }, cancel));
  sheet.element.addEventListener("close", () => isOver.abort());

  const tell = (done: number, total: number): void => {
    bar.max = Math.max(1, total);
    bar.value = done;
    words.textContent = t("verify_progress", countText(done), countText(total));
  };
  verifyLibrary(tell, isOver.signal).then(
    async (verdict) => {
      const findings = await findingsOf(verdict);
      if (isOver.signal.aborted) return;
      const complain = (error: unknown): void => {
        sheet.element.close();
        onError(error);
      };
      fill(
        sheet.body,
        findings,
        stampingPart(verdict.stamps, complain),
        fileCheckPart(isOver.signal, complain),
      );
    },
    (error) => {
      if (isOver.signal.aborted) return;
      sheet.element.close();
      onError(error);
    },
  );
}
