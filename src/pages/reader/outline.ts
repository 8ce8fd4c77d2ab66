import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";

export interface Heading {
  readonly element: HTMLElement;
  readonly text: string;
  /** 1 for the highest level that occurs. */
  readonly level: number;
}

/** Longer than this is a sentence, not a heading. */
const headingLineCharacters = 40;

/**
 * The headings of an article in order. Where a page has none, paragraphs count that are nothing but
 * a short line in bold, or a short line that ends in a dash (简化手续——): so are headings set in
 * much of the Chinese press.
 */
export function headingsOf(body: HTMLElement): readonly Heading[] {
  const real = [...body.querySelectorAll<HTMLElement>("h1, h2, h3, h4")].flatMap((element) =>
    headingOf(element, Number(element.localName.slice(1))),
  );
  const found =
    real.length > 0
      ? real
      : [...body.querySelectorAll<HTMLElement>("p")]
          .filter((line) => isBoldLine(line) || isDashLine(line))
          .flatMap((element) => headingOf(element, 1));
  const highest = Math.min(...found.map((heading) => heading.level));
  return found.map((heading) => ({ ...heading, level: heading.level - highest + 1 }));
}

function headingOf(element: HTMLElement, level: number): Heading[] {
  const text = lineOf(element).replace(/——$/, "");
  return text === "" ? [] : [{ element, text, level }];
}

/** A line's break in a text. */
const lineBreak = "\u2028";
const besideCharacters =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\u2028(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/** A heading on one line: where it was broken stands a space, but for none between characters that need none (海⏎港, set from top to bottom). */
function lineOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement; // a copy is of its own kind
  for (const broken of copy.querySelectorAll("br")) broken.replaceWith(lineBreak);
  return (copy.textContent ?? "")
    .replace(/\s*\u2028\s*/g, lineBreak)
    .replace(besideCharacters, "")
    .replace(/\s+/g, " ")
    .trim();
}

function isDashLine(paragraph: HTMLElement): boolean {
  const text = paragraph.textContent?.trim() ?? "";
  return text.length <= headingLineCharacters && /[^—]——$/.test(text);
}

function isBoldLine(paragraph: HTMLElement): boolean {
  const text = paragraph.textContent?.trim() ?? "";
  const [only, ...others] = paragraph.children;
  return (
    text !== "" &&
    text.length <= headingLineCharacters &&
    others.length === 0 &&
    (only?.localName === "strong" || only?.localName === "b") &&
    only.textContent?.trim() === text
  );
}

export interface Outline {
  /** Marks the heading under which the reader is: the last whose top lies above `line`, in the frame's pixels. */
  readonly follow: (line: number) => void;
}

/** Draws the outline: the title, then the headings; with fewer than two of these there is none to draw. */
export function drawOutline(
  nav: HTMLElement,
  title: string,
  headings: readonly Heading[],
  /** Null stands for the title. */
  onGo: (heading: Heading | null) => void,
): Outline {
  const shown = headings.length < 2 ? [] : headings;
  const first = outlineItem(title, 1, () => onGo(null));
  const others = shown.map((heading) => outlineItem(heading.text, heading.level, () => onGo(heading)));
  nav.hidden = shown.length === 0;
  nav.setAttribute("aria-label", t("reader_outline"));
  fill(
    nav,
    h(
      "ol",
      {},
      [first, ...others].map((item) => h("li", {}, item)),
    ),
  );
  let current = first;
  current.setAttribute("aria-current", "location");
  return {
    follow: (line) => {
      const index = shown.findLastIndex((heading) => heading.element.getBoundingClientRect().top <= line);
      const next = others[index] ?? first;
      if (next === current) return;
      current.removeAttribute("aria-current");
      next.setAttribute("aria-current", "location");
      current = next;
    },
  };
}

function outlineItem(text: string, level: number, onClick: () => void): HTMLButtonElement {
  return h(
    "button",
    {
      type: "button",
      class: "outline-item",
      dir: "auto",
      "data-level": Math.min(level, 3),
      on: { click: onClick },
    },
    text,
  );
}
