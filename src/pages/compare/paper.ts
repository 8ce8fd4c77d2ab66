/** The comparison itself: what is shown, printed, and taken away as a file. */
import type { Comparison } from "../../compare/comparison.ts";
import { t } from "../../platform/i18n.ts";
import { snapshotAddress } from "../../platform/tabs.ts";
import { fill, h } from "../../ui/element.ts";
import { spokenTime } from "../../ui/format.ts";
import { factElements, headlineElement, summaryElement } from "./facts.ts";
import type { Pair, Side } from "./pair.ts";
import { type Layout, rowElements } from "./rows.ts";

interface Paper {
  readonly pair: Pair;
  readonly comparison: Comparison;
  readonly layout: Layout;
  readonly isFolded: boolean;
}

/** Draws it anew, whole. */
export function drawPaper(paper: HTMLElement, { pair, comparison, layout, isFolded }: Paper): void {
  const { before, after } = pair;
  paper.dataset["layout"] = layout;
  const { lang, dir } = after.snapshot.article;
  fill(
    paper,
    summaryElement(comparison),
    h("div", { class: "sources" }, sourceElement(before), sourceElement(after)),
    factElements(comparison),
    h(
      "article",
      { class: "text", lang, dir },
      headlineElement(comparison, after.snapshot.article.title, layout),
      rowElements(comparison.rows, layout, isFolded),
    ),
  );
}

/** Which capture stands on a side: of what, when it was made, and its fingerprint. */
function sourceElement({ entry, snapshot }: Side): HTMLElement {
  return h(
    "p",
    { class: "source muted" },
    h("span", { class: "source-site", dir: "auto" }, entry.siteName),
    " · ",
    h("time", { datetime: snapshot.capturedAt }, t("compare_snapshot_of", spokenTime(snapshot.capturedAt))),
    h("span", { class: "source-address" }, snapshot.article.url),
    h("code", { class: "source-hash" }, snapshot.hash),
    h(
      "a",
      { class: "source-open", href: snapshotAddress(entry.id, snapshot.id), title: entry.title },
      t("compare_open"),
    ),
  );
}
