import { t } from "../../platform/i18n.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { lengthText, publishedBriefly, publishedTime, readingTime } from "../../ui/format.ts";
import { readerHref } from "./address.ts";
import { setLanguage } from "./article-frame.ts";
import { type CorrectActions, createCorrectable, type Face } from "./correctable.ts";
import { type Reading, seenArticle } from "./reading.ts";

export interface Headline {
  readonly update: (reading: Reading) => void;
}

/** Title and the line under it (who wrote it, where, when, how long it takes); both corrected in place. */
export function createHeadline(header: HTMLElement, actions: CorrectActions): Headline {
  const title = h("div", { class: "title-place" });
  const line = h("div", { class: "byline-place" });
  const notice = h("div", { class: "older-place" });
  const parts = [
    createCorrectable(title, "title", titleFace, actions),
    createCorrectable(line, "byline", bylineFace, actions),
  ];
  fill(header, title, line, notice);
  return {
    update: (reading) => {
      header.dir = reading.snapshot.article.dir ?? "auto";
      for (const part of parts) part.update(reading);
      fill(notice, olderNotice(reading));
    },
  };
}

const titleFace: Face = {
  view: ({ reading, value, pencil, pageSays }) => {
    const title = h("h1", { class: "set" }, String(value));
    setLanguage(title, seenArticle(reading));
    return [h("div", { class: "correctable-title" }, title, pencil), pageSays];
  },
  form: (form) => h("div", { class: "title-form" }, form),
};

const bylineFace: Face = {
  view: ({ reading, pencil, pageSays }) => [byline(reading, pencil), pageSays],
  form: (form) => h("div", { class: "byline" }, form),
};

function byline(reading: Reading, pencil: HTMLElement): HTMLElement {
  const article = seenArticle(reading);
  const parts: readonly (HTMLElement | null)[] = [
    article.byline === null ? null : h("strong", { dir: "auto" }, article.byline),
    h("span", { dir: "auto" }, article.siteName ?? reading.entry.siteName),
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
      .map((part, index): Child => {
        const dot = index === 0 ? null : h("span", { class: "dot", "aria-hidden": "true" }, " · ");
        // What is brief here stands in full among the facts, which is what paper shows (print.css).
        return h("span", { class: part.title === "" ? "part" : "part brief" }, dot, part);
      }),
    pencil,
  );
}

function publishedPart(iso: string): HTMLElement {
  return h("time", { datetime: iso, title: publishedTime(iso) }, publishedBriefly(iso));
}

/** Said only where a newer capture exists: what is read here is not the page's latest state. */
function olderNotice({ snapshots, snapshot, entry, list }: Reading): HTMLElement | null {
  const [latest] = snapshots;
  if (latest === undefined || latest.id === snapshot.id) return null;
  return h(
    "p",
    { class: "notice changed older" },
    h("span", {}, t("reader_older")),
    " ",
    h("a", { href: readerHref(entry.id, latest.id, list) }, t("reader_open_latest")),
  );
}
