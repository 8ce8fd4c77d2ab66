/** The page's address and its history: back, forward and reload lead to the same rows. */
import { type Place, parsePlace, placeHash } from "./place.ts";

export interface PlaceHistory {
  readonly place: () => Place;
  /** Another place, as a step of its own; words still being typed are one step. */
  readonly go: (place: Place, isTyping: boolean) => void;
}

/** How long after the last scroll the place in the list is kept. */
const settleMs = 250;

/**
 * `onGo` is told of every place, with how many rows down the view was when it was left; `rowsDown` says
 * how many that is now.
 */
export function followHistory(
  scroller: HTMLElement,
  rowsDown: () => number,
  onGo: (place: Place, from: number) => void,
): PlaceHistory {
  let place = parsePlace(location.hash);
  let wasTyping = false;
  let settling: ReturnType<typeof setTimeout> | undefined;

  function keepRow(): void {
    history.replaceState({ rowsDown: rowsDown() }, "");
  }

  function go(next: Place, isTyping: boolean): void {
    if (placeHash(next) === placeHash(place)) return;
    clearTimeout(settling);
    place = next;
    if (isTyping && wasTyping) history.replaceState(null, "", placeHash(place));
    else {
      keepRow();
      history.pushState(null, "", placeHash(place));
    }
    wasTyping = isTyping;
    onGo(place, 0);
  }

  scroller.addEventListener(
    "scroll",
    () => {
      clearTimeout(settling);
      settling = setTimeout(keepRow, settleMs);
    },
    { passive: true },
  );
  window.addEventListener("popstate", ({ state }) => {
    clearTimeout(settling);
    wasTyping = false;
    place = parsePlace(location.hash);
    onGo(place, rowOf(state));
  });
  onGo(place, rowOf(history.state));
  return { place: () => place, go };
}

function rowOf(state: unknown): number {
  const rows = typeof state === "object" && state !== null && "rowsDown" in state ? state.rowsDown : 0;
  return typeof rows === "number" && Number.isFinite(rows) && rows > 0 ? rows : 0;
}
