/** How far the reader is, between 0 at the top of the article and 1 when its end is on screen. */
export function readFraction(place: {
  /** The article's top edge, from the top of the window: negative once it is above. */
  readonly top: number;
  readonly height: number;
  readonly windowHeight: number;
  /** What had been scrolled past when the article's top stood where it stood at first. */
  readonly scrolled: number;
}): number {
  const toEnd = place.top + place.height - place.windowHeight;
  const whole = toEnd + place.scrolled;
  if (toEnd <= 0 || whole <= 0) return 1;
  return Math.min(1, Math.max(0, place.scrolled / whole));
}

/** Minutes left of a text that takes `minutes`, at least one before the end. */
export function minutesLeft(minutes: number, fraction: number): number {
  return fraction >= 1 ? 0 : Math.max(1, Math.ceil(minutes * (1 - fraction)));
}
