/** The card of what the library holds on the same matter, and the ways to the rest of what is like it. */
import type { EntrySummary } from "../../model/entry.ts";
import { foldName } from "../../model/fold-name.ts";
import { t } from "../../platform/i18n.ts";
import { libraryAddress } from "../../platform/tabs.ts";
import type { Hit } from "../../search/found.ts";
import { clauseText, type QueryField } from "../../search/query.ts";
import { fill, h } from "../../ui/element.ts";
import { markedText } from "../../ui/marked-text.ts";
import { joined, publishedLabel, savedLabel } from "../../ui/time.ts";
import { readerHref } from "./address.ts";
import { card } from "./fact-list.ts";

export interface RelatedCard {
  readonly element: HTMLDetailsElement;
  readonly update: (entry: EntrySummary) => void;
  readonly show: (hits: readonly Hit[]) => void;
}

/** A card of related entries; until some are found it only leads on. */
export function createRelatedCard(): RelatedCard {
  const list = h("ul", { class: "related" });
  const more = h("p", { class: "related-more" });
  list.hidden = true;
  return {
    element: card("related", t("reader_related"), list, more),
    update: (entry) => fill(more, waysOn(entry)),
    show: (hits) => {
      list.hidden = hits.length === 0;
      fill(list, hits.map(item));
    },
  };
}

/** To the rest of its category, its site, its author, and of whom it has its text from. */
function waysOn(entry: EntrySummary): readonly HTMLAnchorElement[] {
  const { category, siteName, byline } = entry;
  const ways: readonly (readonly [QueryField, string | null])[] = [
    ["category", category],
    ["site", siteName],
    ["author", byline],
    ["source", sourceOf(entry)],
  ];
  return ways.flatMap(([field, value]) =>
    value === null
      ? []
      : [h("a", { href: libraryAddress(`${clauseText(field, value)} `) }, t("reader_more_of", value))],
  );
}

/** Whom it is from where that is not its own site. */
function sourceOf({ siteName, source, reprintedFrom }: EntrySummary): string | null {
  const named = [reprintedFrom, source].filter((name) => name !== null);
  return named.find((name) => foldName(name) !== "" && foldName(name) !== foldName(siteName)) ?? null;
}

function item({ entry, excerpts }: Hit): HTMLLIElement {
  const [excerpt] = excerpts;
  const { publishedTime } = entry;
  const source = sourceOf(entry);
  return h(
    "li",
    {},
    h(
      "a",
      {
        href: readerHref(entry.id, entry.latestSnapshotId),
        lang: entry.lang,
        dir: "auto",
        class: "related-title",
      },
      entry.title,
    ),
    excerpt === undefined
      ? null
      : h(
          "p",
          { class: "related-excerpt muted", lang: entry.lang, dir: "auto" },
          markedText(excerpt.text, excerpt.marks),
        ),
    h(
      "p",
      { class: "related-meta muted" },
      joined([
        publishedTime === null ? savedLabel(entry.savedAt) : publishedLabel(publishedTime, "brief"),
        entry.siteName,
        source === null ? null : h("span", { lang: entry.lang, dir: "auto" }, source),
      ]),
    ),
  );
}
