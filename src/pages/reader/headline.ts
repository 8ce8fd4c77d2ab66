import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { lengthText, publishedBriefly, publishedTime, readingTime } from "../../ui/format.ts";
import { readerHref } from "./address.ts";
import { setLanguage } from "./article-frame.ts";
import type { Reading } from "./reading.ts";

/** Title and the line under it: who wrote it, where, when, how long it takes. */
export function drawHeadline(header: HTMLElement, reading: Reading): void {
  const { article } = reading.snapshot;
  const title = h("h1", { class: "set" }, article.title);
  setLanguage(title, article);
  header.dir = article.dir ?? "auto";
  fill(header, title, byline(reading), olderNotice(reading));
}

function byline({ entry, snapshot: { article } }: Reading): HTMLElement {
  const parts: readonly (HTMLElement | null)[] = [
    article.byline === null ? null : h("strong", { dir: "auto" }, article.byline),
    h("span", { dir: "auto" }, article.siteName ?? entry.siteName),
    article.publishedTime === null ? null : publishedPart(article.publishedTime),
    h(
      "span",
      { title: lengthText(article.wordCount, article.lang) },
      readingTime(article.wordCount, article.lang),
    ),
  ];
  return h(
    "p",
    { class: "byline muted" },
    parts
      .filter((part) => part !== null)
      .map((part, index) =>
        // What is brief here stands in full among the facts, which is what paper shows (print.css).
        h(
          "span",
          { class: part.title === "" ? "part" : "part brief" },
          index === 0 ? null : h("span", { class: "dot", "aria-hidden": "true" }, " · "),
          part,
        ),
      ),
  );
}

function publishedPart(iso: string): HTMLElement {
  return h("time", { datetime: iso, title: publishedTime(iso) }, publishedBriefly(iso));
}

/** Said only where a newer capture exists: what is read here is not the page's latest state. */
function olderNotice({ snapshots, snapshot, entry }: Reading): HTMLElement | null {
  const [latest] = snapshots;
  if (latest === undefined || latest.id === snapshot.id) return null;
  return h(
    "p",
    { class: "notice changed older" },
    h("span", {}, t("reader_older")),
    " ",
    h("a", { href: readerHref(entry.id, latest.id) }, t("reader_open_latest")),
  );
}
