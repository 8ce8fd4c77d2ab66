/**
 * What elements are called by their makers: `byline`, `author-name`, `article-source`. Class names are
 * no standard, but the words in them are the same on most sites; and links to authors' own pages.
 */
import { isSameSite } from "../../model/canonical-url.ts";
import { normalizeSpace } from "../../model/text.ts";
import { hostOf } from "../../model/url.ts";
import { authorCandidate, type Candidate, candidate } from "../candidate.ts";
import { hasHan } from "../scripts.ts";
import { wordsOfNames } from "../zones.ts";

const authorSelector =
  '[class*="author" i], [class*="byline" i], [class*="writer" i], [class*="autor" i], [class*="auteur" i], [class*="reporter" i], [class*="journalist" i], [class*="contributor" i], [id*="author" i], [id*="byline" i], address, [data-testid*="byline" i]';
const authorWords: ReadonlySet<string> = new Set(
  "author authors byline bylines writer writers autor autoren autorin auteur auteurs reporter reporters journalist contributor contributors".split(
    " ",
  ),
);
/** Beside them the element holds something about the author, not the name alone. */
const notNameWords: ReadonlySet<string> = new Set(
  "bio biography avatar image img photo picture description desc social share box date time follow more posts title role job position icon count about twitter email comment comments location place city".split(
    " ",
  ),
);

const authorPath =
  /\/(?:authors?|autor(?:en|in|es|i)?|auteurs?|people|person|staff|profiles?|perfil|contributors?|journalists?|reporters?|writers?|columnists?|bloggers?|editors?|producers?|redakteure?|redaktion|mitarbeiter|firmas?|bios?|users?|members?|by|team|byline|expert)\/[^/?#]+|[?&](?:author(?:_?id|_name)?|uid|user(?:name|_?id)?)=[^&#]/i;
const sharePath = /(?:twitter|facebook|linkedin|instagram|x)\.com|^mailto:|\/(?:feed|rss|share)/i;

const longestByline = 200;
const mostElements = 150;

/** Author lines by their elements' names, and names by links to their pages; `isNear` says what stands by the headline. */
export function classedCandidates(
  document: Document,
  isNear: (element: Element) => boolean,
  address: string,
): readonly Candidate[] {
  return [
    ...namedAuthors(document, isNear),
    ...linkedAuthors(document, isNear, hostOf(address)),
    ...namedSources(document, isNear),
  ];
}

function namedAuthors(document: Document, isNear: (element: Element) => boolean): readonly Candidate[] {
  const found = [...document.body.querySelectorAll(authorSelector)]
    .slice(0, mostElements)
    .filter((element) => isNear(element) && isNamedForAuthor(element) && element.closest("figure") === null);
  // The innermost say it plainest; a wrapper of several holds the whole line.
  const innermost = found.filter(
    (element) => !found.some((other) => other !== element && element.contains(other)),
  );
  return authorCandidate(
    [...new Set(innermost.map(nameIn).filter((name) => name !== ""))].slice(0, 10),
    "visible-text",
    "class author",
  );
}

function isNamedForAuthor(element: Element): boolean {
  if (element.localName === "address") return true;
  const words = wordsOfNames(element);
  // `author-box__name` is the name within the box.
  return (
    words.some((word) => authorWords.has(word)) &&
    (words.at(-1) === "name" || !words.some((word) => notNameWords.has(word)))
  );
}

/** The links to authors' pages in an element; without them its text. */
function nameIn(element: Element): string {
  const links = [...element.querySelectorAll("a[href]")]
    .slice(0, 20)
    .filter((link) => !sharePath.test(link.getAttribute("href") ?? ""))
    .map((link) => normalizeSpace((link.textContent ?? "").slice(0, longestByline)))
    .filter((text) => /[^\s\d.,:;|•·/-]{2}/.test(text));
  const text = spacedText(element);
  if (text.length > longestByline || otherDeed.test(text) || sentence.test(text)) return "";
  // Some of the authors may be no links: the line then says more than its links do.
  return links.length > 0 && !/\band\b|\bund\b|[&,、]/.test(text) ? links.join(", ") : text;
}

/** Who checked or edited a story did not write it. */
const otherDeed = /^(?:\S+\s)?(?:reviewed|edited|checked|fact-checked|approved|verified|translated) by\b/i;
/** Three lower-case words in a row and a full stop: about the author, not the name. */
const sentence = /\s[a-z]{2,}\s[a-z]{2,}\s[a-z]{2,}.*\.$/;

/** Its text, with a space wherever one element ends and another begins. */
function spacedText(element: Element): string {
  const parts: string[] = [];
  let length = 0;
  for (const node of element.childNodes) {
    if (length > longestByline * 2) break;
    const text = (node.textContent ?? "").slice(0, longestByline * 2);
    length += text.length;
    parts.push(text);
  }
  return normalizeSpace(parts.join(" "));
}

const longestLine = 200;

/** Names by links to their pages on the page's own site; a link within a paragraph is to somebody told of. */
function linkedAuthors(
  document: Document,
  isNear: (element: Element) => boolean,
  host: string,
): readonly Candidate[] {
  const names = [...document.body.querySelectorAll("a[href]")]
    .slice(0, 2_000)
    .filter((link) => {
      const href = link.getAttribute("href") ?? "";
      return (
        authorPath.test(href) &&
        !sharePath.test(href) &&
        isNear(link) &&
        (!/^https?:/i.test(href) || isSameSite(hostOf(href), host)) &&
        (link.closest("p, li, td")?.textContent ?? "").length <= longestLine
      );
    })
    .map((link) => normalizeSpace((link.textContent ?? "").slice(0, longestByline)))
    .filter((text) => text.length > (hasHan(text) ? 1 : 3) && text.length < 60);
  return authorCandidate([...new Set(names)].slice(0, 8), "link", "a[href*=author]");
}

const sourceLabel =
  /^(?:本文|文章|稿件|信息|新闻|新聞)?(?:来源|來源|稿源|出处|出處|source|quelle|出典)[于於]?\s?[:：]?\s?/iu;
const dateBefore =
  /^(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?\s?/;

function namedSources(document: Document, isNear: (element: Element) => boolean): Candidate[] {
  return [...document.body.querySelectorAll('[class*="source" i], [id*="source" i], [class*="laiyuan" i]')]
    .slice(0, 40)
    .filter(
      (element) => isNear(element) && wordsOfNames(element).some((word) => /^(?:source|laiyuan)$/.test(word)),
    )
    .slice(0, 2)
    .flatMap((element) => {
      const text = spacedText(element).replace(sourceLabel, "").replace(dateBefore, "");
      return text.length <= 40 ? candidate("source", text, "visible-text", "class source") : [];
    });
}
