/** Where in a text what is looked for stands, and the pieces of the text that show it best. */
import { ofPairs } from "./characters.ts";
import type { Excerpt, Span } from "./found.ts";
import type { Pattern } from "./pattern.ts";
import { isPlain, isSimplePattern, marksInPlain, possibleInPlain } from "./plain-marks.ts";
import { joined } from "./spans.ts";
import { eachRun, type Run } from "./tokenize.ts";

/** So much of a text is looked through for one entry: what a reader sees of it is its beginning. */
const longestText = 1_000_000;
const mostMarks = 2_000;

/** Every place of a text where one of the patterns stands, in order and without overlap. */
export function marksIn(text: string, patterns: readonly Pattern[]): readonly Span[] {
  const wanted = patterns.filter(({ runs }) => runs.length > 0);
  if (wanted.length === 0 || text === "") return [];
  const read = text.slice(0, longestText);
  if (!isPlain(read)) return marksInRuns(read, wanted);
  if (wanted.every(isSimplePattern)) return marksInPlain(read, wanted);
  const possible = possibleInPlain(read, wanted);
  return possible.length === 0 ? [] : marksInRuns(read, possible);
}

/** By cutting the whole text into its runs: right for any text and pattern, and most of the time of a search. */
export function marksInRuns(text: string, patterns: readonly Pattern[]): readonly Span[] {
  const runs: Run[] = [];
  eachRun(text, (run) => runs.push(run));
  const marks: Span[] = [];
  for (let at = 0; at < runs.length && marks.length < mostMarks; at += 1)
    for (const pattern of patterns) take(marks, runs, at, pattern);
  return joined(marks);
}

/** Whether a pattern stands somewhere in a text. */
export function standsIn(text: string, pattern: Pattern): boolean {
  return marksIn(text, [pattern]).length > 0;
}

function take(marks: Span[], runs: readonly Run[], at: number, { runs: wanted, isOpen }: Pattern): void {
  const first = runs[at];
  const opening = wanted[0];
  if (first === undefined || opening === undefined || first.kind !== opening.kind) return;
  if (wanted.length === 1) {
    if (first.kind === ofPairs) {
      for (let found = first.text.indexOf(opening.text); found >= 0; ) {
        marks.push(within(first, found, opening.text.length));
        found = first.text.indexOf(opening.text, found + opening.text.length);
      }
    } else if (isOpen ? first.text.startsWith(opening.text) : first.text === opening.text)
      marks.push({ from: first.from, to: first.to });
    return;
  }
  const begins = first.kind === ofPairs ? first.text.endsWith(opening.text) : first.text === opening.text;
  if (!begins) return;
  const lastIndex = wanted.length - 1;
  for (let index = 1; index <= lastIndex; index += 1) {
    const run = runs[at + index];
    const part = wanted[index];
    if (run === undefined || part === undefined || run.kind !== part.kind) return;
    const mayGoOn = index === lastIndex && (run.kind === ofPairs || isOpen);
    if (mayGoOn ? !run.text.startsWith(part.text) : run.text !== part.text) return;
  }
  const last = runs[at + lastIndex];
  const closing = wanted[lastIndex];
  if (last === undefined || closing === undefined) return;
  const from = within(first, first.text.length - opening.text.length, opening.text.length).from;
  const to = last.kind === ofPairs ? within(last, 0, closing.text.length).to : last.to;
  marks.push({ from, to });
}

/** A part of a run in the units of its text; all of it where folding changed its length. */
function within(run: Run, from: number, length: number): Span {
  if (run.to - run.from !== run.text.length) return { from: run.from, to: run.to };
  return { from: run.from + from, to: run.from + from + length };
}

/** About two lines of a list. */
const excerptLength = { spaced: 200, han: 96 } as const;
const mostExcerpts = 2;

/** The pieces of a text that hold the most of what was found, first the best; every mark in them. */
export function excerptsOf(text: string, marks: readonly Span[]): Excerpt[] {
  const found: { from: number; to: number }[] = [];
  const left = [...marks];
  while (found.length < mostExcerpts && left.length > 0) {
    const middle = left[0]?.from ?? 0;
    const size = /[\u3041-\u9fff\uac00-\ud7a3]/.test(text.slice(middle, middle + 20))
      ? excerptLength.han
      : excerptLength.spaced;
    let best = { first: 0, score: -1 };
    const words = (from: number, to: number) =>
      new Set(left.slice(from, to).map((mark) => text.slice(mark.from, mark.to).toLowerCase())).size;
    for (let first = 0, end = 0; first < left.length && first < 400; first += 1) {
      const start = left[first]?.from ?? 0;
      while (end < left.length && (left[end]?.to ?? 0) <= start + size * 0.8) end += 1;
      // Different words count for more than the same again.
      const score = words(first, end) * 10 + Math.min(9, end - first);
      if (score > best.score) best = { first, score };
    }
    const start = left[best.first]?.from ?? 0;
    const piece = pieceAround(text, start, size);
    found.push(piece);
    for (let at = left.length - 1; at >= 0; at -= 1) {
      const mark = left[at];
      if (mark !== undefined && mark.from < piece.to && mark.to > piece.from) left.splice(at, 1);
    }
  }
  return found.map(({ from, to }) => cut(text, from, to, marks));
}

/** From the beginning of a line or a word a little before to that of one after. */
function pieceAround(text: string, at: number, size: number): { from: number; to: number } {
  let from = Math.max(0, at - Math.floor(size / 4));
  const line = text.lastIndexOf("\n", at - 1) + 1;
  if (line > from) from = line;
  else if (from > 0) {
    const space = text.slice(from, at).search(/[\s。，、！？；]/);
    if (space >= 0) from += space + 1;
  }
  let to = Math.min(text.length, from + size);
  const end = text.indexOf("\n", at);
  if (end >= 0 && end < to) to = end;
  else if (to < text.length) {
    const space = text.slice(at, to).search(/\s\S*$/);
    if (space > 0 && at + space > from + size / 2) to = at + space;
  }
  return { from, to: Math.max(to, Math.min(text.length, at + 1)) };
}

function cut(text: string, from: number, to: number, marks: readonly Span[]): Excerpt {
  const inside = marks.filter((mark) => mark.from < to && mark.to > from);
  const end = Math.max(to, ...inside.filter((mark) => mark.from < to).map((mark) => mark.to));
  const isCutBefore = from > 0 && text[from - 1] !== "\n";
  const isCutAfter = end < text.length && text[end] !== "\n";
  const lead = isCutBefore ? "…" : "";
  return {
    text: `${lead}${text.slice(from, end)}${isCutAfter ? "…" : ""}`,
    marks: inside.map((mark) => ({
      from: Math.max(mark.from, from) - from + lead.length,
      to: mark.to - from + lead.length,
    })),
  };
}
