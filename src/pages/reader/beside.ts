const gapPx = 10;
const marginPx = 8;
/** The page's own bar, under which nothing is to be covered. */
const topPx = 56;

/** Lays what floats beside a place in the window, above it where there is room; it scrolls with the page. */
export function layBeside(element: HTMLElement, at: DOMRect): void {
  element.hidden = false;
  const { width, height } = element.getBoundingClientRect();
  const isAbove = at.top - height - gapPx >= topPx;
  // Above it grows upwards, away from the words it is about.
  element.dataset["side"] = isAbove ? "above" : "below";
  const top = isAbove ? at.top - gapPx : at.bottom + gapPx;
  const most = document.documentElement.clientWidth - width - marginPx;
  const left = Math.min(most, Math.max(marginPx, at.left + at.width / 2 - width / 2));
  element.style.setProperty("top", `${top + window.scrollY}px`);
  element.style.setProperty("left", `${Math.max(marginPx, left) + window.scrollX}px`);
}
