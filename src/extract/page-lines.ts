/** The lines of a page around its story: what stands by the headline, and what stands at the end. */
import { type Block, blocksOf } from "./blocks.ts";
import { hasEastAsian } from "./scripts.ts";
import { apartFrom, isSetAside } from "./zones.ts";

export interface PageLine extends Block {
  /** It belongs to a menu, a list of other stories, comments. */
  readonly isApart: boolean;
  /** It is a sentence or more, and most of it no links. */
  readonly isProse: boolean;
}

export interface PageLines {
  /** From a little before the headline to the first paragraphs. Nothing that stands apart. */
  readonly head: readonly PageLine[];
  /** Whether the page has a headline; else `head` begins farther up, where it would stand. */
  readonly hasHeadline: boolean;
  /** How many lines of `head` stand before the headline. */
  readonly before: number;
  /** The paragraphs of the story, as far as lines alone tell. */
  readonly prose: readonly PageLine[];
  /** From the first paragraph to a little after the last. */
  readonly end: readonly PageLine[];
  /** Short lines with a number in them, wherever they stand; nothing that stands apart. */
  readonly dated: readonly PageLine[];
}

const mostLines = 4_000;
const linesBefore = 10;
const linesAfter = 30;
/** Standfirst and first paragraphs may come before the author line. */
const proseInHead = 3;
const linesAtEnd = 12;
const linesBetween = 6;
/** So many lines without a sentence in between are no longer the story. */
const longestGap = 30;

const longestDated = 60;

/** A heading that opens what is no longer the story. */
const otherHeading =
  /^(?:相关|相關|推荐|推薦|热门|熱門|更多|网友|評論|评论|留言|延伸阅读|延伸閱讀|猜你喜欢|精彩|related|read (?:more|next)|more (?:from|on|stories|in)\b|comments?\b|leave a|you (?:may|might)|recommended|most (?:read|popular)|trending|newsletter|mehr (?:zum|aus|von)|kommentare?\b|weitere|das könnte|à lire|commentaires|lea también|relacionad|関連|おすすめ|ランキング|コメント|관련|댓글|많이 본)/;

/** The lines around the story; `blocks` are those of the body, spaced, where they are known already. */
export function pageLinesOf(
  body: Element,
  headline: Element | null,
  blocks: readonly Block[] = blocksOf(body, { isSpaced: true }),
): PageLines {
  const isApart = apartFrom(headline);
  const lines: PageLine[] = [];
  let at = -1;
  for (const block of blocks) {
    if (lines.length >= mostLines) break;
    if (at < 0 && headline !== null && (headline === block.element || headline.contains(block.element)))
      at = lines.length;
    lines.push({ ...block, isApart: isApart(block.element), isProse: isProse(block) });
  }
  if (at < 0 && headline !== null) at = lines.findIndex(({ element }) => element.contains(headline));
  const firstProse =
    at >= 0 ? lines.findIndex((line, index) => index > at && isStory(line)) : firstOfLongest(lines);
  // Without a headline, what stands just before the first paragraph is as near.
  const start = at >= 0 ? at : Math.max(0, firstProse - linesBefore);
  const { prose, last, end } = proseOf(lines, start);
  const headEnd = prose[proseInHead] === undefined ? lines.length : lines.indexOf(prose[proseInHead]);
  const isOwn = (line: PageLine) => !line.isApart;
  const before = lines.slice(Math.max(0, start - (at >= 0 ? linesBefore : linesAfter)), start).filter(isOwn);
  // The headline's own line says nothing else.
  // Between the headline and its story even a box called `teaser-meta` speaks of it.
  const after = lines
    .slice(at >= 0 ? start + 1 : start, Math.min(start + linesAfter, headEnd))
    .filter(({ element }) => !isSetAside(element));
  return {
    hasHeadline: at >= 0,
    before: before.length,
    head: [...before, ...after],
    prose,
    dated: lines.filter((line) => line.text.length <= longestDated && /\d/.test(line.text) && isOwn(line)),
    end: lines.slice(firstProse < 0 ? start : firstProse, Math.min(end, last + linesAtEnd)).filter(isOwn),
  };
}

function isStory(line: PageLine): boolean {
  return line.isProse && !line.isApart;
}

/** The first of the paragraphs among which the longest stands; those of a box at the side are farther off. */
function firstOfLongest(lines: readonly PageLine[]): number {
  let longest = -1;
  for (const [index, line] of lines.entries())
    if (isStory(line) && line.text.length > (lines[longest]?.text.length ?? 0)) longest = index;
  let first = longest;
  for (let index = longest - 1; index >= 0 && first - index <= linesBetween; index -= 1) {
    const line = lines[index];
    if (line !== undefined && isStory(line)) first = index;
  }
  return first;
}

/** The paragraphs from a line on, the index of the last, and where what is no longer the story begins. */
function proseOf(
  lines: readonly PageLine[],
  start: number,
): { readonly prose: readonly PageLine[]; readonly last: number; readonly end: number } {
  const prose: PageLine[] = [];
  let last = start;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || (prose.length > 0 && index - last > longestGap)) break;
    if (prose.length > 1 && line.text.length < 30 && otherHeading.test(line.text.toLowerCase()))
      return { prose, last, end: index };
    if (!isStory(line)) continue;
    prose.push(line);
    last = index;
  }
  return { prose, last, end: lines.length };
}

function isProse({ text, linkCharacters }: Block): boolean {
  const least = hasEastAsian(text) ? 40 : 90;
  return text.length >= least && linkCharacters * 2 < text.length;
}
