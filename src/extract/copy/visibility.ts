/**
 * What of a page its reader does not see, or sees only as a hindrance: parts that are not shown, and
 * what lies over the text (dialogs, walls that ask for consent, bars along the edge of the window).
 * Judged by what they do, not by whose they are.
 */
import type { PageReader } from "../page-dom.ts";

/** `hidden`: copied and marked, since small hidden parts say when, by whom and about what. */
type Sight = "shown" | "hidden" | "left-out";

export interface Sights {
  /** How an element is seen; `level` counts the boxes around it. */
  readonly of: (element: Element, name: string, level: number) => Sight;
  /** Whether an element holds most of what the page says. */
  readonly isMostOfPage: (element: Element) => boolean;
  /** Characters that are not shown: of what was left out for it, and of all paragraphs. */
  readonly hidden: () => { readonly characters: number; readonly prose: number };
}

/** A hidden part longer than this is not copied: it is a menu, a form, another tab. */
const longestHidden = 1_000;
/** What lies over a page is a child of it or nearly so; deeper boxes are asked for their position only if they call themselves a dialog. */
const overlayLevels = 3;
/** Most looks at computed styles and places for overlays; more is not a page but an attack. */
const mostLooks = 1_500;
const boxes: ReadonlySet<string> = new Set("div section aside dialog form nav footer header".split(" "));

/** Less text than this is never most of a page worth reading. */
const leastOfPage = 300;

const consentName = /cookie|consent|gdpr|ccpa|privacy-?(?:banner|notice|wall|bar|popup|modal)/i;
const consentNames = ["class", "id"];
const pressable = 'button, input, [role="button"], a[href^="#"], a[href^="javascript"], a:not([href])';
const longestConsent = 8_000;
const dialogRole = /^(?:alert)?dialog$/;
const hiddenStyle = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/**
 * Judges the elements of one page. With `isTrusting` what the styles hide is taken for shown, for
 * pages that show their text only once a script has run.
 */
export function createSights(reader: PageReader, isTrusting: boolean): Sights {
  let characters = 0;
  let prose = 0;
  let looks = 0;
  let wholeLength: number | null = null;

  function isMostOfPage(element: Element): boolean {
    const body = reader.body();
    if (reader.text(element).length < leastOfPage) return false;
    wholeLength ??= body === null ? 0 : readableLength(reader, body);
    return readableLength(reader, element) * 2 > wholeLength;
  }

  function isShown(element: Element): boolean {
    const style = reader.attribute(element, "style");
    const isStyledAway = style !== null && hiddenStyle.test(style.slice(0, 2_000));
    if (isTrusting) return !isStyledAway;
    if (isStyledAway) return false;
    return reader.isRendered(element);
  }

  function isOverlay(element: Element, name: string, level: number): boolean {
    const isBox = boxes.has(name) || name.includes("-");
    if (!isBox) return false;
    const isDialog =
      name === "dialog" ||
      dialogRole.test(reader.attribute(element, "role") ?? "") ||
      reader.attribute(element, "aria-modal") === "true";
    if (isDialog) return true;
    if (asksForConsent(reader, element)) return true;
    if (level > overlayLevels || looks >= mostLooks) return false;
    looks += 1;
    return reader.style(element, "position") === "fixed" && isInTheWay(reader, element);
  }

  return {
    of(element, name, level) {
      if (!isShown(element)) {
        prose += proseLength(reader, element);
        const length = reader.text(element).length;
        if (length <= longestHidden) return "hidden";
        characters += readableLength(reader, element);
        return "left-out";
      }
      // What holds most of the page is no overlay, whatever it calls itself.
      return isOverlay(element, name, level) && !isMostOfPage(element) ? "left-out" : "shown";
    },
    isMostOfPage,
    hidden: () => ({ characters, prose }),
  };
}

/** A box along the foot of the window, or one that covers much of it; a bar along its head is the site's own. */
function isInTheWay(reader: PageReader, element: Element): boolean {
  const { top, bottom, height } = reader.box(element);
  const isFoot = top > reader.windowHeight / 5 && bottom > reader.windowHeight - 60;
  return height > 0 && (isFoot || height > reader.windowHeight / 4);
}

/** A short box that is called after consent and has something to press. */
function asksForConsent(reader: PageReader, element: Element): boolean {
  return (
    consentNames.some((name) => consentName.test((reader.attribute(element, name) ?? "").slice(0, 500))) &&
    reader.find(element, pressable) !== null &&
    reader.text(element).length <= longestConsent
  );
}

/** Shorter paragraphs are labels and captions. */
const leastParagraph = 60;
const mostParagraphs = 400;

/** Length of the paragraphs below an element. */
function proseLength(reader: PageReader, element: Element): number {
  let length = 0;
  for (const paragraph of reader.findAll(element, "p", mostParagraphs)) {
    const own = reader.text(paragraph).length;
    if (own >= leastParagraph) length += own;
  }
  return length;
}

/** Length of an element's text without scripts and styles. */
export function readableLength(reader: PageReader, element: Element): number {
  let length = reader.text(element).length;
  for (const script of reader.findAll(element, "script, style, template, noscript", 2_000))
    length -= reader.text(script).length;
  return length;
}
