/** What is selected in the article's frame, and where on the screen it lies. */
import type { Passage } from "../../../model/quote.ts";
import { passageOf } from "./article-text.ts";

export interface Selected {
  readonly passage: Passage;
  readonly range: Range;
}

/** The words selected in a document, as far as they lie within `root`; null where there are none. */
export function selectedIn(root: HTMLElement): Selected | null {
  const selection = root.ownerDocument.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const passage = passageOf(root, range);
  return passage === null ? null : { passage, range };
}

/** Where in the window the first line of a range is that can be seen; of none, its first. */
export function placeInWindow(frame: HTMLIFrameElement, range: Range): DOMRect {
  const { left, top } = frame.getBoundingClientRect();
  const lines = [...range.getClientRects()]
    .filter(({ width }) => width > 0)
    .map((line) => new DOMRect(line.left + left, line.top + top, line.width, line.height));
  return (
    lines.find((line) => line.top >= 0 && line.bottom <= window.innerHeight) ??
    lines[0] ??
    new DOMRect(left, top, 0, 0)
  );
}

/** Long enough for the selection to come to rest: each letter more changes it. */
const restMs = 160;

/** Calls back once the selection has come to rest; not while a pointer is still drawing it. */
export function followSelection(inner: Document, onRest: () => void): void {
  let isDrawing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    if (!isDrawing) timer = setTimeout(onRest, restMs);
  };
  inner.addEventListener("selectionchange", settle);
  inner.addEventListener("pointerdown", ({ pointerType }) => {
    // A finger draws by the system's handles, which tell of no pointer.
    isDrawing = pointerType !== "touch";
  });
  // A pointer may be let go over the page around the frame, or outside of the window.
  for (const target of [inner, document] as const) {
    for (const type of ["pointerup", "pointercancel"] as const) {
      target.addEventListener(type, () => {
        isDrawing = false;
        settle();
      });
    }
  }
}
