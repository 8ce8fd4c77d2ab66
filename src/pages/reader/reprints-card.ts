/** The card of what is the same story: who was first, who names whom, and what each cut or added. */
import type { EntrySummary } from "../../model/entry.ts";
import { firstPublished, namedSource } from "../../model/reprint-chain.ts";
import { t } from "../../platform/i18n.ts";
import { compareAddress } from "../../platform/tabs.ts";
import type { Reprint } from "../../store/reprints.ts";
import { fill, h } from "../../ui/element.ts";
import { percentText } from "../../ui/format.ts";
import { joined, publishedLabel, savedLabel } from "../../ui/time.ts";
import { readerHref } from "./address.ts";
import { card } from "./fact-list.ts";

export interface ReprintsCard {
  readonly element: HTMLDetailsElement;
  readonly show: (entry: EntrySummary, reprints: readonly Reprint[]) => void;
}

/** Hidden until there is something to tell. */
export function createReprintsCard(): ReprintsCard {
  const list = h("ul", { class: "related" });
  const element = card("reprints", t("reader_reprints"), list);
  element.hidden = true;
  return {
    element,
    show: (entry, reprints) => {
      element.hidden = reprints.length === 0;
      const first = firstPublished([entry, ...reprints.map((reprint) => reprint.entry)]);
      fill(
        list,
        reprints.map((reprint) => item(entry, reprint, first)),
      );
    },
  };
}

function item(
  entry: EntrySummary,
  { entry: other, kinship, ofText }: Reprint,
  first: EntrySummary | null,
): HTMLLIElement {
  const { publishedTime } = other;
  const named = namedSource(entry, other) ?? namedSource(other, entry);
  const says = kinship === "copy" ? t("reader_reprint_copy", percentText(ofText)) : t(kinships[kinship]);
  return h(
    "li",
    {},
    h(
      "a",
      {
        class: "related-title",
        href: readerHref(other.id, other.latestSnapshotId, null),
        lang: other.lang,
        dir: "auto",
      },
      other.title,
    ),
    h(
      "p",
      { class: "related-meta muted" },
      joined([
        publishedTime === null ? savedLabel(other.savedAt) : publishedLabel(publishedTime, "brief"),
        other.siteName,
        first === other ? h("strong", { class: "reprint-first" }, t("reader_reprint_first")) : null,
      ]),
    ),
    h(
      "p",
      { class: "related-meta muted" },
      joined([
        says,
        named === null ? null : t("reader_reprint_names", named),
        h(
          "a",
          { class: "compare-link", href: compareAddress(other.latestSnapshotId, entry.latestSnapshotId) },
          t("reader_compare"),
        ),
      ]),
    ),
  );
}

const kinships = { within: "reader_reprint_within", around: "reader_reprint_around" } as const;
