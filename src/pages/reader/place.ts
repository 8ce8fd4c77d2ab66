import { readingMinutes } from "../../model/text.ts";
import { plural, t } from "../../platform/i18n.ts";
import type { Bar } from "./bar.ts";
import type { Outline } from "./outline.ts";
import { minutesLeft, readFraction } from "./progress.ts";
import type { Quiet } from "./quiet.ts";
import type { ReadMark } from "./read-mark.ts";

/** The bar's height and a little air: what lies above this line of the window counts as read past. */
export const topLinePx = 96;

export interface PlaceParts {
  readonly frame: HTMLIFrameElement;
  readonly bar: Bar;
  readonly outline: Outline;
  readonly readMark: ReadMark;
  readonly quiet: Quiet;
  readonly length: { readonly wordCount: number; readonly lang: string | null };
}

/** Keeps hairline, minutes left and outline where the reader is; the result measures anew. */
export function followPlace(parts: PlaceParts): () => void {
  const minutes = readingMinutes(parts.length.wordCount, parts.length.lang);
  let isAsked = false;
  const measure = (): void => {
    isAsked = false;
    const { top, height } = parts.frame.getBoundingClientRect();
    const fraction = readFraction({
      top,
      height,
      windowHeight: window.innerHeight,
      scrolled: window.scrollY,
    });
    const left = minutesLeft(minutes, fraction);
    parts.bar.progress(fraction);
    parts.bar.left(left === 0 ? t("reader_at_end") : plural("reader_left", left));
    parts.outline.follow(topLinePx - top);
    parts.readMark.atEnd(fraction >= 1 && height > 0 && document.visibilityState === "visible");
  };
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(measure);
  };
  window.addEventListener(
    "scroll",
    () => {
      ask();
      parts.quiet.scrolled();
    },
    { passive: true },
  );
  window.addEventListener("resize", ask, { passive: true });
  document.addEventListener("visibilitychange", ask);
  return ask;
}

/** Brings an element of the frame under the bar and puts the focus there, for keys and screen readers. */
export function goTo(frame: HTMLIFrameElement, element: HTMLElement): void {
  const top = frame.getBoundingClientRect().top + element.getBoundingClientRect().top;
  window.scrollTo({ top: window.scrollY + top - topLinePx + 12 });
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
