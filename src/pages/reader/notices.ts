/** What a screen reader is told, and what the reader sees of it, when something has been done. */
import { fill, h } from "../../ui/element.ts";

const shownMs = 4000;

/** Says a sentence for a moment, on screen and to screen readers. */
export function createTeller(element: HTMLElement): (sentence: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (sentence) => {
    clearTimeout(timer);
    fill(element, h("span", { class: "told" }, sentence));
    timer = setTimeout(() => fill(element), shownMs);
  };
}
