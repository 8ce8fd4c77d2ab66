/** A quick stroke of one finger to the side. */
const leastPx = 90;
const longestMs = 600;
/** So much further to the side than up or down, or it is scrolling. */
const slope = 2.5;

/**
 * Calls back with the direction a finger went: -1 to the left, 1 to the right. Not while words are selected,
 * nor where something scrolls sideways itself.
 */
export function listenForSwipes(targets: readonly Document[], onSwipe: (direction: 1 | -1) => void): void {
  let start: { readonly x: number; readonly y: number; readonly at: number } | null = null;
  const begin = (event: TouchEvent): void => {
    const [touch, other] = event.touches;
    const isFree = touch !== undefined && other === undefined && !event.composedPath().some(scrollsSideways);
    start = isFree ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
  };
  for (const target of targets) {
    target.addEventListener("touchstart", begin, { passive: true });
    target.addEventListener("touchcancel", () => {
      start = null;
    });
    target.addEventListener("touchend", ({ changedTouches, timeStamp }) => {
      const [touch] = changedTouches;
      const from = start;
      start = null;
      if (from === null || touch === undefined || timeStamp - from.at > longestMs) return;
      const [dx, dy] = [touch.clientX - from.x, touch.clientY - from.y];
      if (Math.abs(dx) < leastPx || Math.abs(dx) < Math.abs(dy) * slope) return;
      if (target.getSelection()?.isCollapsed === false) return;
      onSwipe(dx < 0 ? -1 : 1);
    });
  }
}

function scrollsSideways(target: EventTarget): boolean {
  return "scrollWidth" in target && "clientWidth" in target && "matches" in target
    ? Number(target.scrollWidth) > Number(target.clientWidth) + 1 && isBox(target as unknown as Element)
    : false;
}

/** What the article lets scroll: article-frame.ts; a field's own words scroll too. */
function isBox(element: Element): boolean {
  return element.matches(".table-scroll, pre, math, input, textarea");
}
