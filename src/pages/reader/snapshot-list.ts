import type { SnapshotFacts } from "../../model/snapshot.ts";
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { lengthText, relativeTime, spokenTime } from "../../ui/format.ts";
import { readerHref } from "./address.ts";
import type { Reading } from "./reading.ts";

/** Lists the captures of an entry, newest first: each opens, the one being read is marked. */
export function drawSnapshots(element: HTMLOListElement, { snapshots, snapshot, list }: Reading): void {
  fill(
    element,
    snapshots.map((facts, index) => {
      const isCurrent = facts.id === snapshot.id;
      const before = snapshots[index + 1];
      return h(
        "li",
        { class: "capture", "data-current": isCurrent },
        h("span", { class: "capture-dot", "aria-hidden": "true" }),
        h(
          "a",
          {
            href: readerHref(facts.entryId, facts.id, list),
            title: spokenTime(facts.capturedAt),
            "aria-current": isCurrent ? "page" : null,
          },
          h("time", { datetime: facts.capturedAt }, relativeTime(facts.capturedAt)),
        ),
        h(
          "span",
          { class: "capture-change muted" },
          [isCurrent ? t("reader_current") : null, before === undefined ? null : changeText(facts, before)]
            .filter((part) => part !== null)
            .join(" · "),
        ),
      );
    }),
  );
}

/** What can be said of a change from the facts alone, without loading a body. */
export function changeText(after: SnapshotFacts, before: SnapshotFacts): string {
  if (after.hash === before.hash) return t("reader_change_none");
  const words = after.facts.wordCount - before.facts.wordCount;
  const parts = [
    after.facts.title === before.facts.title ? null : t("reader_change_title"),
    words > 0 ? t("reader_change_longer", lengthText(words, after.facts.lang)) : null,
    words < 0 ? t("reader_change_shorter", lengthText(-words, after.facts.lang)) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? t("reader_change_text") : parts.join(" · ");
}
