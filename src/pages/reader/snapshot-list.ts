import type { ChangeSummary } from "../../model/change-summary.ts";
import { isChange } from "../../model/change-summary.ts";
import type { SnapshotId } from "../../model/id.ts";
import type { SnapshotFacts } from "../../model/snapshot.ts";
import { plural, t } from "../../platform/i18n.ts";
import { compareAddress } from "../../platform/tabs.ts";
import { changeLine } from "../../ui/change-words.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { countText, lengthText, relativeTime, spokenTime } from "../../ui/format.ts";
import { readerHref } from "./address.ts";
import type { Reading } from "./reading.ts";

export interface SnapshotList {
  readonly element: HTMLOListElement;
  readonly update: (reading: Reading) => void;
  /** What a snapshot changed, once its text has been compared with the one before. */
  readonly tell: (id: SnapshotId, summary: ChangeSummary) => void;
  /** Says that older ones have not been compared yet, and offers to; null takes that away. */
  readonly offerOlder: (offer: OlderOffer | null) => void;
  readonly older: HTMLElement;
}

/** So many are left to be compared, some of which `tell` tells of. */
interface OlderOffer {
  readonly count: number;
  readonly tell: () => void;
}

/**
 * The captures of an entry, newest first: each opens, the one being read is marked, and each says what
 * it changed, with the way to the comparison.
 */
export function createSnapshotList(): SnapshotList {
  const element = h("ol", { class: "captures" });
  const older = h("p", { class: "captures-older", hidden: true });
  const summaries = new Map<SnapshotId, ChangeSummary>();
  let reading: Reading | null = null;

  function draw(): void {
    if (reading === null) return;
    const { snapshots, snapshot, list } = reading;
    fill(
      element,
      snapshots.map((facts, index) =>
        line({
          facts,
          before: snapshots[index + 1],
          isCurrent: facts.id === snapshot.id,
          summary: summaries.get(facts.id),
          list,
        }),
      ),
    );
  }

  function offerOlder(offer: OlderOffer | null): void {
    older.hidden = offer === null;
    if (offer === null) return;
    const button = h(
      "button",
      { type: "button", class: "link-button", "data-action": "compare-older" },
      plural("reader_compare_older", offer.count),
    );
    button.addEventListener("click", () => {
      // Once: the next offer comes when these are told.
      button.disabled = true;
      offer.tell();
    });
    fill(older, button);
  }

  return {
    element,
    older,
    offerOlder,
    update: (next) => {
      reading = next;
      draw();
    },
    tell: (id, summary) => {
      summaries.set(id, summary);
      draw();
    },
  };
}

interface Line extends Pick<Reading, "list"> {
  readonly facts: SnapshotFacts;
  readonly before: SnapshotFacts | undefined;
  readonly isCurrent: boolean;
  readonly summary: ChangeSummary | undefined;
}

function line({ facts, before, isCurrent, summary, list }: Line): HTMLElement {
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
    isCurrent ? h("span", { class: "capture-current muted" }, t("reader_current")) : null,
    before === undefined ? null : change(facts, before, summary),
  );
}

function change(facts: SnapshotFacts, before: SnapshotFacts, summary: ChangeSummary | undefined): Child {
  return h(
    "p",
    { class: "capture-change muted" },
    summary === undefined ? changeText(facts, before) : changed(summary),
    facts.hash === before.hash
      ? null
      : h("a", { class: "compare-link", href: compareAddress(before.id, facts.id) }, t("reader_compare")),
  );
}

function changed(summary: ChangeSummary): Child {
  if (!isChange(summary)) return t("reader_change_small");
  const { removedLength, addedLength } = summary;
  return [
    changeLine(summary),
    h(
      "span",
      { class: "capture-size numbers", title: t("reader_change_size") },
      h("ins", {}, `+${countText(addedLength)}`),
      " ",
      h("del", {}, `−${countText(removedLength)}`),
    ),
  ];
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
