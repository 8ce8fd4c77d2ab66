import type { Passage } from "../../../model/quote.ts";
import { rangeOf, textNodes } from "../highlights/article-text.ts";
import { unwrap, wrapPassage } from "../highlights/marks.ts";
import { topLinePx } from "../place.ts";

export interface SpokenMark {
  readonly show: (passage: Passage | null) => void;
}

const name = "spoken";
/** Between the player and the sentence. */
const gapPx = 12;
/** Room below the sentence, where what was done last is told. */
const footPx = 120;

/**
 * Marks the sentence being said, and keeps it in view. It comes and goes with every sentence and is for the
 * eye alone: a custom highlight leaves the text's nodes, and so the reader's selection, as they are. Firefox
 * below 140 has none; there it is an element around the words.
 */
export function createSpokenMark(frame: HTMLIFrameElement, inner: Document): SpokenMark {
  const root = inner.body;
  const view = inner.defaultView;
  const registry = view !== null && "Highlight" in view ? view.CSS.highlights : undefined;
  let wrappers: readonly Element[] = [];

  return {
    show: (passage) => {
      registry?.delete(name);
      unwrap(wrappers);
      wrappers = [];
      if (passage === null) return;
      const range = rangeOf(root, passage);
      if (range === null) return;
      keepInView(frame, range);
      if (registry !== undefined && view !== null) registry.set(name, new view.Highlight(range));
      else wrappers = wrapPassage(textNodes(root), passage, spokenElement);
    },
  };
}

function spokenElement(document: Document): HTMLElement {
  const element = document.createElement("span");
  element.className = name;
  return element;
}

function keepInView(frame: HTMLIFrameElement, range: Range): void {
  const { top, bottom } = range.getBoundingClientRect();
  const offset = frame.getBoundingClientRect().top;
  const isSeen = top + offset >= topLinePx + gapPx && bottom + offset <= window.innerHeight - footPx;
  // A third down: what comes next is read with the eye before it is heard.
  if (!isSeen) window.scrollTo({ top: window.scrollY + top + offset - window.innerHeight / 3 });
}
