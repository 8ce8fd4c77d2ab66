/** The card of what the library holds on the same matter, each with the words they share marked. */

import { t } from "../../platform/i18n.ts";
import type { Hit } from "../../search/found.ts";
import { fill, h } from "../../ui/element.ts";
import { joined, publishedLabel, savedLabel } from "../../ui/time.ts";
import { readerHref } from "./address.ts";
import { card } from "./fact-list.ts";
import { markedText } from "./marked-text.ts";

export interface RelatedCard {
  readonly element: HTMLDetailsElement;
  readonly show: (hits: readonly Hit[]) => void;
}

/** A card that is not there until something is related. */
export function createRelatedCard(): RelatedCard {
  const list = h("ul", { class: "related" });
  const element = card("related", t("reader_related"), list);
  element.hidden = true;
  return {
    element,
    show: (hits) => {
      element.hidden = hits.length === 0;
      fill(list, hits.map(item));
    },
  };
}

function item({ entry, excerpts }: Hit): HTMLLIElement {
  const [excerpt] = excerpts;
  const { publishedTime } = entry;
  return h(
    "li",
    {},
    h(
      "a",
      { href: readerHref(entry.id, entry.latestSnapshotId), lang: entry.lang, class: "related-title" },
      entry.title,
    ),
    excerpt === undefined
      ? null
      : h("p", { class: "related-excerpt muted", lang: entry.lang }, markedText(excerpt.text, excerpt.marks)),
    h(
      "p",
      { class: "related-meta muted" },
      joined([
        publishedTime === null ? savedLabel(entry.savedAt) : publishedLabel(publishedTime, "brief"),
        entry.siteName,
      ]),
    ),
  );
}
