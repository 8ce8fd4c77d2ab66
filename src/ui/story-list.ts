/** The other copies of a story: who was first, who names whom, how much is the same, and the ways on. */
import type { EntrySummary } from "../model/entry.ts";
import { firstPublished } from "../model/reprint-chain.ts";
import { t } from "../platform/i18n.ts";
import { compareAddress, readerAddress } from "../platform/tabs.ts";
import { h } from "./element.ts";
import { percentText } from "./format.ts";
import { joined, publishedLabel, savedLabel } from "./time.ts";

/** An entry that shares the story of another. */
export interface StoryCopy {
  readonly entry: EntrySummary;
  /** How its text stands to the other; `by-hand`: its text does not show it. */
  readonly kinship: "copy" | "within" | "around" | "by-hand";
  /** How much of the other's text stands in it: 0 to 1. */
  readonly ofText: number;
  /** Whom one of the two names as where it comes from, where that is the other. */
  readonly named: string | null;
  /** Whether lists fold it with the other. */
  readonly isGrouped: boolean;
}

/** The copies of an entry's story as a list; `part` takes one out of the group. */
export function storyList(
  entry: EntrySummary,
  copies: readonly StoryCopy[],
  part: (copy: EntrySummary) => void,
): HTMLUListElement {
  const first = firstPublished([entry, ...copies.map((copy) => copy.entry)]);
  return h(
    "ul",
    { class: "story-list" },
    copies.map((copy) => storyLine(entry, copy, first, part)),
  );
}

function storyLine(
  entry: EntrySummary,
  { entry: other, kinship, ofText, named, isGrouped }: StoryCopy,
  first: EntrySummary | null,
  part: (copy: EntrySummary) => void,
): HTMLLIElement {
  const { publishedTime, lang } = other;
  const says = kinship === "copy" ? t("reader_reprint_copy", percentText(ofText)) : t(kinships[kinship]);
  return h(
    "li",
    { "data-entry": other.id },
    h("a", { class: "story-title", href: readerAddress(other.id), lang, dir: "auto" }, other.title),
    h(
      "p",
      { class: "story-meta muted" },
      joined([
        publishedTime === null ? savedLabel(other.savedAt) : publishedLabel(publishedTime, "brief"),
        h("span", { lang, dir: "auto" }, other.siteName),
        first === other ? h("strong", { class: "story-first" }, t("reader_reprint_first")) : null,
      ]),
    ),
    h(
      "p",
      { class: "story-meta muted" },
      joined([says, named === null ? null : t("reader_reprint_names", named)]),
    ),
    h(
      "p",
      { class: "story-ways" },
      h(
        "a",
        { class: "compare-link", href: compareAddress(other.latestSnapshotId, entry.latestSnapshotId) },
        t("reader_compare"),
      ),
      isGrouped || kinship === "copy"
        ? h(
            "button",
            {
              type: "button",
              class: "link-button",
              "data-action": "part",
              on: { click: () => part(other) },
            },
            t("story_not_same"),
          )
        : null,
    ),
  );
}

const kinships = {
  within: "reader_reprint_within",
  around: "reader_reprint_around",
  "by-hand": "reader_reprint_by_hand",
} as const;
