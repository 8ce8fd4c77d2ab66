/** What the body says in attributes made for machines: microdata, `rel`, `time`, breadcrumbs, author links. */
import type { EvidenceRule } from "../../model/article.ts";
import { normalizeSpace } from "../../model/text.ts";
import { authorCandidate, type Candidate, candidate, type TextField } from "../candidate.ts";
import { updateWords } from "./time-words.ts";

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
const home =
  /^(?:home|start|startseite|首页|首頁|主页|网站首页|ホーム|トップ|홈|الرئيسية|accueil|inicio|início)$/i;

/** The candidates of the body's attributes; what stands apart from the story is passed over. */
export function markedUpCandidates(document: Document, isApart: (element: Element) => boolean): Candidate[] {
  return rows.flatMap(({ field, rule, selector, attributes }) => {
    const found = [...document.querySelectorAll(selector)]
      .slice(0, 40)
      // A picture in a figure has an author of its own.
      .filter((element) => !isApart(element) && (field !== "byline" || element.closest("figure") === null))
      .map((element) => statedBy(element, attributes))
      .filter((text) => text !== "");
    return field === "byline"
      ? authorCandidate([...new Set(found)].slice(0, 20), rule, selector)
      : candidate(field, found[0], rule, selector);
  });
}

function statedBy(element: Element, attributes: readonly string[]): string {
  for (const name of attributes) {
    const value = element.getAttribute(name)?.trim() ?? "";
    if (value !== "") return value;
  }
  return normalizeSpace((element.textContent ?? "").slice(0, 500));
}

const updated = new RegExp(String.raw`${updateWords}[^\d]{0,20}$`, "i");
const opensUpdated = new RegExp(`^(?:last )?${updateWords}`, "i");

/** `time` elements, those that stand beside the headline first: each is a candidate. */
export function timeCandidates(document: Document, isNear: (element: Element) => boolean): Candidate[] {
  const times = [...document.querySelectorAll("time")].slice(0, 100).filter(isNear).slice(0, 6);
  return times.flatMap((time) => {
    const words = normalizeSpace((time.textContent ?? "").slice(0, 120));
    const around = normalizeSpace((time.parentElement?.textContent ?? "").slice(0, 160));
    const isUpdate =
      updated.test(around.slice(0, Math.max(0, around.indexOf(words)))) || opensUpdated.test(words);
    const names = `${time.getAttribute("class") ?? ""} ${time.getAttribute("itemprop") ?? ""}`;
    const field = isUpdate || /updat|modif/i.test(names) ? "modifiedTime" : "publishedTime";
    return candidate(field, time.getAttribute("datetime") ?? words, "time", "time");
  });
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

/** The words of links that say they are the page's tags. */
export function linkedTags(document: Document, isApart: (element: Element) => boolean): string[] {
  return [...document.querySelectorAll('a[rel~="tag"]')]
    .slice(0, 60)
    .filter((link) => !isApart(link))
    .map((link) => normalizeSpace((link.textContent ?? "").slice(0, 100)));
}
