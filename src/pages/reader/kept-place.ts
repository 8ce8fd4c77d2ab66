/** Keeps where the reader is, to the paragraph, and goes there again when the article is next opened. */
import type { Passage } from "../../model/quote.ts";
import { findHighlight, pointsBefore, quoteOf, searchedText } from "../../model/quote.ts";
import { isRecord } from "../../model/read-article.ts";
import { readPlace } from "../../model/read-highlight.ts";
import type { ReadingPlace } from "../../model/reading-place.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { articleText, blocks, type PlacedText, rangeOf, textNodes } from "./highlights/article-text.ts";
import { topLinePx } from "./place.ts";
import { readFraction } from "./progress.ts";

export interface KeptPlaceTools {
  readonly frame: HTMLIFrameElement;
  readonly inner: Document;
  readonly snapshot: Snapshot;
  readonly stored: () => Promise<ReadingPlace | null>;
  /** Null: at the beginning, or finished. */
  readonly keep: (place: ReadingPlace | null) => void;
  readonly onRestored: () => void;
}

/** Long enough that one who reads on is not noted at every line; leaving the page notes it at once. */
const restMs = 3_000;
/** So much of a paragraph tells it. */
const wordsLength = 80;

/** Goes where the reader left the article, before anybody sees it elsewhere, and follows from there on. */
export async function followKeptPlace(tools: KeptPlaceTools): Promise<void> {
  const { frame, inner, snapshot, stored, keep, onRestored } = tools;
  const root = inner.body;
  const text = articleText(root);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasMoved = false;
  let last: string | null = null;

  function note(): void {
    clearTimeout(timer);
    if (!hasMoved) return;
    const place = placeNow();
    const mark = JSON.stringify(place);
    if (mark === last) return;
    last = mark;
    // A reload and a step back are quicker than the library.
    history.replaceState({ place }, "");
    keep(place);
  }

  function placeNow(): ReadingPlace | null {
    const { top, height } = frame.getBoundingClientRect();
    const scrolled = window.scrollY;
    const fraction = readFraction({ top, height, windowHeight: window.innerHeight, scrolled });
    const passage = fraction >= 1 ? null : paragraphAt(textNodes(root), root, topLinePx - top);
    // The first paragraph is where one begins anyway.
    if (passage === null || passage.from === 0) return null;
    return {
      entryId: snapshot.entryId,
      snapshotId: snapshot.id,
      ...quoteOf(text, passage),
      start: pointsBefore(text, passage.from),
      end: pointsBefore(text, passage.to),
    };
  }

  function restore(place: ReadingPlace): boolean {
    const passage = findHighlight(searchedText(text), place, place.snapshotId === snapshot.id);
    const range = passage === null ? null : rangeOf(root, passage);
    if (range === null) return false;
    const top = frame.getBoundingClientRect().top + range.getBoundingClientRect().top;
    window.scrollTo({ top: window.scrollY + top - topLinePx });
    return true;
  }

  const left = leftHere();
  const place = left === undefined ? await stored() : left;
  // The browser's own would come too early or too late for a text that is put in place by us.
  history.scrollRestoration = "manual";
  if (place !== null && restore(place)) onRestored();

  window.addEventListener(
    "scroll",
    () => {
      hasMoved = true;
      clearTimeout(timer);
      timer = setTimeout(note, restMs);
    },
    { passive: true },
  );
  window.addEventListener("pagehide", note);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") note();
  });
}

/** Where this very page was left, as the tab's history has it; undefined where it has nothing of it. */
function leftHere(): ReadingPlace | null | undefined {
  const state: unknown = history.state;
  if (!isRecord(state) || !("place" in state)) return undefined;
  return state["place"] === null ? null : (readPlace(state["place"]) ?? undefined);
}

/** The beginning of the paragraph at a line of the frame; null below the last. */
function paragraphAt(nodes: readonly PlacedText[], root: HTMLElement, line: number): Passage | null {
  const range = root.ownerDocument.createRange();
  const isBelow = ({ node }: PlacedText): boolean => {
    range.selectNodeContents(node);
    const { bottom, height } = range.getBoundingClientRect();
    return height > 0 && bottom > line;
  };
  const words = nodes.filter(({ node }) => node.data.trim() !== "");
  // Text runs down the page but for what floats: close enough for a place, and a few looks instead of all.
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = words[middle];
    if (item !== undefined && isBelow(item)) high = middle;
    else low = middle + 1;
  }
  const found = words[low];
  if (found === undefined) return null;
  const block = found.node.parentElement?.closest(blocks) ?? root;
  const first = words.find(({ node }) => block.contains(node)) ?? found;
  const from = first.at + first.node.length - first.node.data.trimStart().length;
  const inBlock = words.filter(({ node }) => block.contains(node)).at(-1) ?? found;
  return { from, to: Math.min(from + wordsLength, inBlock.at + inBlock.node.length) };
}
