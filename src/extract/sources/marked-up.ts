/** What the body says in attributes made for machines: microdata, `rel="author"`, `time`, breadcrumbs. */
import type { EvidenceRule } from "../../model/article.ts";
import { normalizeSpace } from "../../model/text.ts";
import { type Candidate, candidate, type TextField } from "../candidate.ts";

interface Row {
  readonly field: TextField;
  readonly rule: EvidenceRule;
  readonly selector: string;
  /** Attributes that hold the value, first that has one; else the element's text. */
  readonly attributes: readonly string[];
}

const article = '[itemtype*="Article" i]';

const rows: readonly Row[] = [
  {
    field: "title",
    rule: "microdata",
    selector: `${article} [itemprop~="headline"]`,
    attributes: ["content"],
  },
  {
    field: "byline",
    rule: "microdata",
    selector: '[itemprop~="author"] [itemprop~="name"]',
    attributes: ["content"],
  },
  {
    field: "byline",
    rule: "microdata",
    selector: '[itemprop~="author"]:not(:has([itemprop~="name"]))',
    attributes: ["content"],
  },
  { field: "byline", rule: "link", selector: 'a[rel~="author"]', attributes: [] },
  {
    field: "siteName",
    rule: "microdata",
    selector: '[itemprop~="publisher"] [itemprop~="name"]',
    attributes: ["content"],
  },
  {
    field: "publishedTime",
    rule: "microdata",
    selector: '[itemprop~="datePublished"]',
    attributes: ["content", "datetime"],
  },
  {
    field: "modifiedTime",
    rule: "microdata",
    selector: '[itemprop~="dateModified"]',
    attributes: ["content", "datetime"],
  },
  {
    field: "publishedTime",
    rule: "time",
    selector: "time[pubdate][datetime], time.entry-date[datetime], time.published[datetime]",
    attributes: ["datetime"],
  },
  {
    field: "publishedTime",
    rule: "time",
    selector: "article header time[datetime], header time[datetime]",
    attributes: ["datetime"],
  },
  {
    field: "publishedTime",
    rule: "time",
    selector: "article time[datetime], main time[datetime], time[datetime]",
    attributes: ["datetime"],
  },
  { field: "category", rule: "microdata", selector: '[itemprop~="articleSection"]', attributes: ["content"] },
  {
    field: "leadImage",
    rule: "microdata",
    selector: `${article} img[itemprop~="image"]`,
    attributes: ["src"],
  },
];

/** Trails of the way to the page; the last link is its section. */
const trails =
  '[aria-label*="breadcrumb" i] a, .breadcrumb a, .breadcrumbs a, #breadcrumb a, .crumbs a, .crumb a';
const home = /^(?:home|start|首页|主页|网站首页|ホーム|トップ|الرئيسية|accueil|inicio)$/i;

/** The candidates of the body's attributes. Several authors become one line. */
export function markedUpCandidates(document: Document): Candidate[] {
  return [
    ...rows.flatMap((row) => {
      const found = [...document.querySelectorAll(row.selector)]
        .slice(0, 20)
        .map((element) => statedBy(element, row.attributes));
      const value =
        row.field === "byline"
          ? [...new Set(found)].filter((name) => name !== "").join(", ")
          : found.find((text) => text !== "");
      return candidate(row.field, value, row.rule, row.selector);
    }),
  ];
}

function statedBy(element: Element, attributes: readonly string[]): string {
  for (const name of attributes) {
    const value = element.getAttribute(name)?.trim() ?? "";
    if (value !== "") return value;
  }
  return normalizeSpace((element.textContent ?? "").slice(0, 500));
}

/** The last section of the trail to the page. */
export function trailCandidates(document: Document): readonly Candidate[] {
  const section = [...document.querySelectorAll(trails)]
    .slice(0, 20)
    .map((link) => normalizeSpace((link.textContent ?? "").slice(0, 200)))
    .filter((text) => text !== "" && text.length <= 30 && !home.test(text))
    .at(-1);
  return candidate("category", section, "visible-text", "breadcrumb");
}
