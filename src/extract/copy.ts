/**
 * A live page, copied into a document that cannot run, load or answer for itself. Reading it later
 * cannot freeze the tab or be misled by names the page chose: everything is walked here, once, with
 * a loop, within a budget, giving the page its turn in between.
 */
import { LibraryError } from "../model/errors.ts";
import { wellFormed } from "../model/text.ts";
import { copyAttributes } from "./copy/attributes.ts";
import { createCopier, type Reach } from "./copy/copier.ts";
import { articleInView } from "./copy/in-view.ts";
import { topOf } from "./copy/ranges.ts";
import type { Carried } from "./copy/restore.ts";
import { withoutStaleHead } from "./copy/stale-head.ts";
import type { Pace } from "./pace.ts";
import type { PageReader } from "./page-dom.ts";

export interface CopyLimits {
  readonly nodes: number;
  readonly characters: number;
  /** Nodes times the depth they lie at: what Readability's effort grows with. */
  readonly effort: number;
  /** Deeper levels are laid flat into this one. */
  readonly depth: number;
}

export interface PageCopy {
  readonly document: Document;
  /** The address the page was shown at. */
  readonly address: string;
  readonly title: string;
  /** The texts of its `application/ld+json` scripts. */
  readonly jsonLd: readonly string[];
  /** What was selected, where a selection was asked for. */
  readonly selection: Element | null;
  /** What the copy holds placeholders for; see restore.ts. */
  readonly carried: Carried;
  /** Frames of other sites that take more room than the page's own text. */
  readonly framesOutOfReach: number;
}

export interface CopyOptions {
  readonly address: string;
  readonly limits: CopyLimits;
  readonly pace: Pace;
  /** Only what lies in these, for the copy's `selection`. */
  readonly ranges?: readonly Range[];
  /** Of several articles on one page only the one in view. */
  readonly isInViewOnly?: boolean;
}

const longestTitle = 8_192;
/**
 * Asking how an element deeper than this is shown walks, or recurses, through all that is around it: at
 * 50,000 levels Chromium did not come back (tests/browser/stories/refusing.ts).
 */
const mostLevels = 5_000;
/**
 * A page whose styles hide so many times what they show, of all its text or of its paragraphs, shows its
 * story once a script has run, or never.
 */
const mostlyHidden = { text: 3, prose: 2 } as const;
const leastHidden = { text: 1_000, prose: 300 } as const;
const leastParagraph = 60;
/** With more text of its own than this, a page is no mere frame around another. */
const ownCharacters = 3_000;

/** Copies the page; rejects with `page/too-large` or `page/timeout`, never later than the pace allows. */
export async function copyPage(reader: PageReader, options: CopyOptions): Promise<PageCopy> {
  if (reader.elementCount() > options.limits.nodes)
    throw new LibraryError("page/too-large", { detail: "elements" });
  if (reader.isDeeperThan(mostLevels)) throw new LibraryError("page/too-large", { detail: "levels" });
  const first = await copyOnce(reader, options, "seen");
  const { characters, hidden } = first;
  const isHidden =
    (hidden.characters > leastHidden.text && hidden.characters > characters * mostlyHidden.text) ||
    (hidden.prose > leastHidden.prose && hidden.prose > proseOf(first.copy.document) * mostlyHidden.prose);
  const { copy } = isHidden ? await copyOnce(reader, options, "styled-away-too") : first;
  return copy;
}

function proseOf(document: Document): number {
  let length = 0;
  for (const paragraph of document.querySelectorAll("p")) {
    const own = (paragraph.textContent ?? "").length;
    if (own >= leastParagraph) length += own;
  }
  return length;
}

async function copyOnce(
  reader: PageReader,
  options: CopyOptions,
  reach: Reach,
): Promise<{
  readonly copy: PageCopy;
  readonly characters: number;
  readonly hidden: { readonly characters: number; readonly prose: number };
}> {
  const inView =
    options.isInViewOnly === true ? articleInView(reader) : { others: new Set<Element>(), isLater: false };
  const copier = createCopier(reader, { ...options, reach, leaveOut: inView.others });
  const { document } = copier;
  for (const [from, to] of [
    [reader.root(), document.documentElement],
    [reader.body(), document.body],
  ] as const) {
    if (from !== null) copyAttributes(reader, from, to, copier.addresses);
  }
  const root = reader.root();
  if (root !== null) await copier.fill(document.body, root, null);
  let selection: Element | null = null;
  if (options.ranges !== undefined) {
    selection = document.createElement("div");
    for (const range of options.ranges) await copier.fill(selection, topOf(reader, range), range);
  }
  const { characters, hidden, largeFrames } = copier.counts();
  const copy: PageCopy = {
    document,
    address: options.address,
    title: wellFormed(reader.title().slice(0, longestTitle)),
    jsonLd: copier.jsonLd,
    selection,
    carried: copier.carried,
    framesOutOfReach: characters < ownCharacters ? largeFrames : 0,
  };
  return { copy: withoutStaleHead(copy, inView), characters, hidden };
}
