/**
 * Highlights on the article: `mark` elements around its text nodes. The text stays as it is, so that no
 * place moves; and unlike CSS's custom highlights a mark is printed with the copy of the page, keeps a
 * border where colours are forced, takes the focus, and is told to a screen reader.
 */
import type { Highlight, HighlightColour } from "../../../model/highlight.ts";
import type { HighlightId } from "../../../model/id.ts";
import type { Passage } from "../../../model/quote.ts";
import { t } from "../../../platform/i18n.ts";
import { setAttribute } from "../../../ui/element.ts";
import { type PlacedText, piecesOf, textNodes } from "./article-text.ts";

/** A highlight with the place where it stands in the text that is shown. */
export interface PlacedHighlight {
  readonly highlight: Highlight;
  readonly passage: Passage;
}

/** What is drawn: the marks of each stretch, by what it looks like. */
type Drawn = ReadonlyMap<string, readonly HTMLElement[]>;
const drawings = new WeakMap<HTMLElement, Drawn>();

/**
 * Draws these marks in the place of those there are. What stays as it was is not touched: an article may
 * have hundreds, and the focus and the selection are in the nodes.
 */
export function drawMarks(root: HTMLElement, placed: readonly PlacedHighlight[]): void {
  const focused = idsOf(root.ownerDocument.activeElement)[0];
  const before: Drawn = drawings.get(root) ?? new Map();
  const stretches = new Map(stretchesOf(placed).map((stretch) => [keyOf(stretch), stretch]));
  // A formula is marked once, by whichever stretch comes to it first: there all is drawn anew.
  const isWhole = root.querySelector("math") !== null;
  const drawn = new Map(isWhole ? [] : [...before].filter(([key]) => stretches.has(key)));
  for (const [key, marks] of before) if (!drawn.has(key)) unwrap(marks);
  const nodes = textNodes(root);
  // From the end on: what is cut off a node lies behind all that is still to come.
  for (const [key, stretch] of [...stretches].toReversed())
    if (!drawn.has(key)) drawn.set(key, wrapStretch(nodes, stretch));
  drawings.set(root, drawn);
  labelEnds(root, placed);
  if (focused !== undefined && idsOf(root.ownerDocument.activeElement)[0] !== focused)
    marksOf(root, focused)[0]?.focus({ preventScroll: true });
}

function keyOf({ from, to, highlights }: Stretch): string {
  return JSON.stringify([from, to, highlights.map(({ id, colour }) => [id, colour])]);
}

/** The marks of a highlight, in the order of the text. */
export function marksOf(root: HTMLElement, id: HighlightId): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`mark.highlight[data-ids~="${CSS.escape(id)}"]`)];
}

/** The highlights that an element is within, the one on top first. */
export function idsOf(target: Element | null | undefined): readonly HighlightId[] {
  return target?.closest<HTMLElement>("mark.highlight")?.dataset["ids"]?.split(" ") ?? [];
}

interface Stretch extends Passage {
  /** The one on top first. */
  readonly highlights: readonly Highlight[];
}

/** Where highlights overlap, the text is cut into stretches, each with those that cover it. */
function stretchesOf(placed: readonly PlacedHighlight[]): readonly Stretch[] {
  const edges = [...new Set(placed.flatMap(({ passage }) => [passage.from, passage.to]))].sort(
    (a, b) => a - b,
  );
  const opening = [...placed].sort((a, b) => a.passage.from - b.passage.from);
  const stretches: Stretch[] = [];
  let open: readonly PlacedHighlight[] = [];
  let next = 0;
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    const still = open.filter(({ passage }) => passage.to > from);
    for (let item = opening[next]; item?.passage.from === from; item = opening[next]) {
      still.push(item);
      next += 1;
    }
    open = still;
    if (to !== undefined && open.length > 0)
      stretches.push({ from, to, highlights: open.map(({ highlight }) => highlight).sort(newestFirst) });
  }
  return stretches;
}

function newestFirst(a: Highlight, b: Highlight): number {
  return a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0;
}

function wrapStretch(
  nodes: readonly PlacedText[],
  { highlights, ...passage }: Stretch,
): readonly HTMLElement[] {
  const [top, under] = highlights;
  if (top === undefined) return [];
  const ids = highlights.map(({ id }) => id).join(" ");
  return wrapPassage(nodes, passage, (document) => markOf(document, ids, top.colour, under?.colour));
}

/** Puts an element around each piece of a passage; the text itself stays. */
export function wrapPassage<E extends HTMLElement>(
  nodes: readonly PlacedText[],
  passage: Passage,
  make: (document: Document) => E,
): readonly E[] {
  const wrappers: E[] = [];
  for (const { node, from, to } of piecesOf(nodes, passage)) {
    const target = wrapped(node, from, to);
    if (target === null) continue;
    const wrapper = make(node.ownerDocument);
    target.replaceWith(wrapper);
    wrapper.append(target);
    wrappers.push(wrapper);
  }
  return wrappers;
}

/** Takes elements away from around what they hold, and joins the text they cut. */
export function unwrap(wrappers: Iterable<Element>): void {
  for (const wrapper of wrappers) {
    const parent = wrapper.parentElement;
    wrapper.replaceWith(...wrapper.childNodes);
    parent?.normalize();
  }
}

/** Where only white space between blocks is text, nothing may stand around it. */
const betweenBlocks =
  "article, blockquote, body, colgroup, dl, figure, main, ol, section, table, tbody, tfoot, thead, tr, ul";

/** What of a text node gets an element around it; a formula gets it as a whole, and once. */
function wrapped(node: Text, from: number, to: number): Text | Element | null {
  const parent = node.parentElement;
  if (node.data.trim() === "" && parent?.matches(betweenBlocks) === true) return null;
  const formula = parent?.closest("math");
  if (formula != null) return formula.parentElement?.matches("mark.highlight") === true ? null : formula;
  const head = from > 0 ? node.splitText(from) : node;
  if (to - from < head.length) head.splitText(to - from);
  return head;
}

function markOf(
  document: Document,
  ids: string,
  colour: HighlightColour,
  under: HighlightColour | undefined,
): HTMLElement {
  const mark = document.createElement("mark");
  mark.className = "highlight";
  mark.dataset["ids"] = ids;
  mark.dataset["colour"] = colour;
  if (under !== undefined) mark.dataset["under"] = under;
  return mark;
}

/** Where each begins and ends, for screen readers (marks.css says it in generated content, which is no text). */
function labelEnds(root: HTMLElement, placed: readonly PlacedHighlight[]): void {
  const marks = [...root.querySelectorAll<HTMLElement>("mark.highlight")];
  const firsts = new Map<HighlightId, HTMLElement>();
  const lasts = new Map<HighlightId, HTMLElement>();
  for (const mark of marks)
    for (const id of idsOf(mark)) {
      if (!firsts.has(id)) firsts.set(id, mark);
      lasts.set(id, mark);
    }
  const beginning = new Set(firsts.values());
  const ending = new Set(lasts.values());
  const noted = new Set(
    placed.flatMap(({ highlight: { id, note } }) => (note === null ? [] : (lasts.get(id) ?? []))),
  );
  for (const mark of marks) {
    // One of its marks is reached by Tab: the passage is one thing.
    setAttribute(mark, "tabindex", beginning.has(mark) ? 0 : null);
    setAttribute(mark, "data-begins", beginning.has(mark) ? t("highlight_begins") : null);
    setAttribute(mark, "data-ends", ending.has(mark) ? t("highlight_ends") : null);
    setAttribute(mark, "data-note", noted.has(mark));
  }
}
