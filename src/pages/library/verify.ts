/** Checking the whole library on a sheet: how far it is, and what was found, in plain words. */
import type { SnapshotId } from "../../model/id.ts";
import { plural, t } from "../../platform/i18n.ts";
import { readerAddress } from "../../platform/tabs.ts";
import { getSnapshotFacts } from "../../store/read.ts";
import { type LogCondition, type Verdict, verifyLibrary } from "../../store/verify.ts";
import { fill, h } from "../../ui/element.ts";
import { countText } from "../../ui/format.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { fileCheckPart } from "./file-check.ts";
import { stampingPart } from "./stamping.ts";

/** Of each kind of finding, the most that are named one by one. */
const mostNamed = 50;

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

async function findingsOf(verdict: Verdict): Promise<readonly HTMLElement[]> {
  const { snapshots, images, altered, missing, unlogged, alteredImages, log, key } = verdict;
  const isLogSound = log.kind === "whole" || log.kind === "unsealed";
  const isSound =
    isLogSound && altered.length + missing.length + unlogged.length + alteredImages.length === 0;
  return [
    h(
      "p",
      { class: isSound ? "verdict" : "verdict trouble", role: "status" },
      isSound
        ? t("verify_whole", plural("verify_snapshots", snapshots), plural("verify_images", images))
        : t("verify_not_whole", plural("verify_snapshots", snapshots)),
    ),
    ...(await named(altered, "verify_altered")),
    ...(missing.length === 0 ? [] : [h("p", {}, plural("verify_missing", missing.length))]),
    ...(await named(unlogged, "verify_unlogged")),
    ...(alteredImages.length === 0
      ? []
      : [h("p", {}, plural("verify_altered_images", alteredImages.length))]),
    h("p", {}, logText(log)),
    ...(key === null ? [] : [h("p", {}, t("verify_key"), " ", h("code", {}, key))]),
    h("p", { class: "muted" }, t("verify_meaning")),
  ];
}

async function named(
  ids: readonly SnapshotId[],
  stem: "verify_altered" | "verify_unlogged",
): Promise<readonly HTMLElement[]> {
  if (ids.length === 0) return [];
  const facts = await Promise.all(ids.slice(0, mostNamed).map(getSnapshotFacts));
  return [
    h("p", {}, plural(stem, ids.length)),
    h(
      "ul",
      { class: "verify-list" },
      facts
        .filter((known) => known !== null)
        .map(({ id, entryId, facts: { title } }) =>
          h("li", {}, h("a", { href: `${readerAddress(entryId)}&snapshot=${id}`, dir: "auto" }, title)),
        ),
    ),
  ];
}

function logText(log: LogCondition): string {
  const records = plural("verify_records", log.records);
  switch (log.kind) {
    case "whole":
      return t("verify_log_whole", records);
    case "unsealed":
      return t("verify_log_unsealed", records);
    case "broken":
      return t("verify_log_broken", countText(log.at));
    case "forged":
      return t("verify_log_forged");
  }
}
