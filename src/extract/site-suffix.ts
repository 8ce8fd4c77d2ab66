/** Titles of documents carry the site's name and its sections at an end; what is the title among their parts. */
import { fold } from "./fold.ts";
import { han, hangul, hasHan } from "./scripts.ts";

/** Between a title and what follows it. */
const separators = new RegExp(
  String.raw`\s+[-–—|｜·•:»/<>~]\s+|\s*[|｜ㅣ»丨]\s*|\s*::\s*|--+|[_＿]+|(?<=[${han}${hangul}”」》）)!?！？])\s?[-–—]\s?(?=[${han}${hangul}A-Z])`,
  "g",
);
const mostCuts = 12;

interface Cut {
  readonly start: number;
  readonly end: number;
}

function cutsOf(title: string): Cut[] {
  return Array.from(title.matchAll(separators), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
    .filter(({ start, end }) => start > 0 && end < title.length)
    .slice(0, mostCuts);
}

/** The title and what of it stands before, after or between separators: one of these is the headline. */
export function titleVariants(title: string, siteNames: readonly string[]): string[] {
  const cuts = cutsOf(title);
  const starts = [0, ...cuts.map(({ end }) => end)];
  const ends = [...cuts.map(({ start }) => start), title.length];
  const variants = starts.flatMap((start, from) =>
    ends.slice(from).map((end) => title.slice(start, end).trim()),
  );
  return [...new Set(variants)].filter(
    (text) =>
      (text.length >= 4 || (text.length >= 2 && hasHan(text) && title.startsWith(text))) &&
      !isSiteName(text, siteNames),
  );
}

/** A title without the site's name and sections at either end, as far as they can be told. */
export function withoutSite(title: string, siteNames: readonly string[]): string {
  let rest = title.trim();
  for (let round = 0; round < 4; round += 1) {
    const cuts = cutsOf(rest);
    const last = cuts.at(-1);
    const first = cuts[0];
    if (last === undefined || first === undefined) return rest;
    const tail = rest.slice(last.end);
    const isSection = round > 0 && isShort(tail) && rest.slice(0, last.start).length > tail.length * 2;
    if (isSiteName(tail, siteNames) || isSection) rest = rest.slice(0, last.start).trim();
    else if (isSiteName(rest.slice(0, first.start), siteNames)) rest = rest.slice(first.end).trim();
    else return rest;
  }
  return rest;
}

/** `_` and `|` stand between a headline and a site's sections, hardly ever within a headline. */
export function beforeSections(title: string): string {
  const at = title.search(/\s*[|｜ㅣ丨_＿]|--/);
  const head = at < 0 ? title : title.slice(0, at).trim();
  const least = hasHan(head) ? 8 : 20;
  return head.length >= least && head.length * 2 >= title.length - at ? head : title;
}

function isShort(part: string): boolean {
  return part.length <= (hasHan(part) ? 10 : 24);
}

/** Whether a text is one of the site's names, or a part of one. */
export function isSiteName(part: string, siteNames: readonly string[]): boolean {
  const folded = fold(part).replace(/^the/, "");
  return (
    folded !== "" &&
    siteNames.some((name) => {
      const known = fold(name).replace(/^the/, "");
      return (
        known === folded ||
        (folded.length > 3 && known.includes(folded)) ||
        (known.length > 5 && folded.startsWith(known) && folded.length < known.length * 2)
      );
    })
  );
}
