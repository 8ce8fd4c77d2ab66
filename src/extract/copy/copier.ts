/** The walk over a page that makes its copy: one loop, no recursion, a budget for everything. */
import { LibraryError } from "../../model/errors.ts";
import { wellFormed } from "../../model/text.ts";
import type { CopyOptions } from "../copy.ts";
import type { PageReader } from "../page-dom.ts";
import { type Addresses, copyAttributes, keepAnchor, markLanguage, showAgain } from "./attributes.ts";
import { childrenOf } from "./children.ts";
import { isGutter } from "./code.ts";
import { leaveMark } from "./controls.ts";
import { embedOf } from "./embeds.ts";
import { copyFormula, type Formulas, formulasOf } from "./formulas.ts";
import { articleIn, isOutOfReach } from "./frames.ts";
import { createHead } from "./head.ts";
import { createBackgrounds, isPictureElement, pictureAddress, takeNoscript } from "./pictures.ts";
import { flatPlace, type Place, solidPlace } from "./place.ts";
import { neutralElements, planFor, preformattedLines } from "./plans.ts";
import { textWithin } from "./ranges.ts";
import { type Carried, embedPlaceholder, formulaPlaceholder } from "./restore.ts";
import { createSights, type Sights } from "./visibility.ts";

/** Whether what the page's styles hide is left out, or taken too. */
export type Reach = "seen" | "styled-away-too";

export interface CopierOptions extends Pick<CopyOptions, "address" | "limits" | "pace"> {
  readonly reach: Reach;
  /** Elements that are passed over. */
  readonly leaveOut: ReadonlySet<Element>;
}

export interface Copier {
  readonly document: Document;
  readonly jsonLd: readonly string[];
  readonly carried: Carried;
  readonly addresses: Addresses;
  /** Copies a node, or what of it lies in a range, into an element. */
  readonly fill: (into: Element, node: Node, range: Range | null) => Promise<void>;
  readonly counts: () => {
    readonly characters: number;
    readonly hidden: { readonly characters: number; readonly prose: number };
    readonly largeFrames: number;
  };
}

/** One document of the page: its own, or that of a frame in it. */
interface Source extends Addresses {
  readonly reader: PageReader;
  readonly sights: Sights;
  readonly formulas: Formulas;
  readonly backgroundOf: (element: Element, name: string) => string | null;
  readonly frameDepth: number;
}

/** One level of the walk: what is still to come there, and where its copies go. */
interface Level {
  readonly source: Source;
  readonly nodes: Iterator<Node>;
  readonly place: Place;
  readonly depth: number;
  /** Inside `pre`, where line breaks count. */
  readonly isPreformatted: boolean;
  readonly atEnd?: () => void;
}

/** Nodes times depth that Readability handles in about half a second (tests/bench/extract-limits.mjs). */
const effortAimed = 250_000;
/** However large the page, so many levels keep their boxes. */
const shallowest = 8;
const deepestFrame = 2;

/** A copier of one page. */
export function createCopier(reader: PageReader, options: CopierOptions): Copier {
  const { limits, pace } = options;
  const document = reader.createInert();
  const carried: Carried = { formulas: [], embeds: [] };
  const softDepth = Math.max(
    shallowest,
    Math.min(limits.depth, Math.floor(effortAimed / reader.elementCount())),
  );
  const page = options.address.replace(/#.*$/s, "");
  const source = sourceOf(reader, 0);
  const head = createHead(document);
  let nodes = 0;
  let characters = 0;
  let effort = 0;
  let largeFrames = 0;

  function sourceOf(from: PageReader, frameDepth: number): Source {
    const base = from.baseAddress();
    const resolve = (address: string) => absolute(address, base);
    return {
      reader: from,
      page,
      resolve,
      sights: createSights(from, options.reach === "styled-away-too"),
      formulas: formulasOf(from),
      backgroundOf: createBackgrounds(from, resolve),
      frameDepth,
    };
  }

  function spend(depth: number, length: number): void {
    nodes += 1;
    characters += length;
    effort += depth;
    if (nodes > limits.nodes) throw new LibraryError("page/too-large", { detail: "nodes" });
    if (characters > limits.characters) throw new LibraryError("page/too-large", { detail: "characters" });
    if (effort > limits.effort) throw new LibraryError("page/too-large", { detail: "effort" });
  }

  /** The level below an element whose copy stands in the tree already, or whose children take its place. */
  function below(level: Level, element: Element, place: Place, more: Partial<Level> = {}): Level {
    const depth = level.depth + (place === level.place ? 0 : 1);
    const nodesBelow = childrenOf(level.source.reader, element);
    return {
      source: level.source,
      isPreformatted: level.isPreformatted,
      nodes: nodesBelow,
      place,
      depth,
      ...more,
    };
  }

  function into(level: Level, copy: Element): Place {
    level.place.element().append(copy);
    return solidPlace(copy);
  }

  /** Copies one element; returns the level below it, or null when nothing below it is to be copied. */
  function takeElement(element: Element, level: Level, isWhole: boolean): Level | null {
    const { source: from, place } = level;
    const { reader: page, resolve, formulas } = from;
    if (options.leaveOut.has(element) || formulas.drawn.has(element)) return null;
    const name = page.localName(element);
    const plan = planFor(name, page.namespace(element), place.name);
    switch (plan) {
      case "drop": {
        const tex = name === "script" ? formulas.tex.get(element) : undefined;
        if (tex !== undefined) place.element().append(tex);
        else head.take(page, element, name, resolve);
        return null;
      }
      case "unwrap":
        return below(level, element, place);
      case "image":
        takeImage(element, level);
        return null;
      case "noscript":
        takeNoscript(page, element, place.element(), resolve);
        return null;
      case "formula": {
        const formula = copyFormula(page, element, document);
        if (formula !== null) place.element().append(formulaPlaceholder(document, carried, formula));
        return null;
      }
    }
    // Browsers themselves hide the brackets of ruby.
    const isJudged = isWhole && !formulas.shown.has(element) && name !== "rp";
    const sight = isJudged ? from.sights.of(element, name, level.depth) : "shown";
    if (sight === "left-out") {
      for (const script of page.findAll(element, "script", 64)) head.take(page, script, "script", resolve);
      return null;
    }
    if (plan === "embed") return takeEmbed(element, level, name);
    if (plan === "button") {
      if (page.find(element, "img") !== null) return below(level, element, place);
      leaveMark(place.element(), page.text(element));
      return null;
    }
    if (name === "td" && isGutter(page, element)) return null;
    if (isPictureElement(page, element, name)) {
      takeImage(element, level);
      return null;
    }
    if (level.isPreformatted) {
      const line = takeLine(element, level, name);
      if (line !== null) return line;
    }
    const copy = document.createElement(plan === "keep" ? name : plan.as);
    copyAttributes(page, element, copy, from);
    if (plan !== "keep" && plan.role !== undefined) copy.setAttribute("role", plan.role);
    if (sight === "hidden") copy.setAttribute("hidden", "");
    else showAgain(page, element, copy, from.sights.isMostOfPage);
    if (name === "a") keepAnchor(page, element, copy);
    const background = from.backgroundOf(element, name);
    if (background !== null) {
      const image = document.createElement("img");
      image.setAttribute("src", background);
      image.setAttribute(
        "alt",
        page.attribute(element, "aria-label") ?? page.attribute(element, "title") ?? "",
      );
      if (copy.localName !== "p" || place.name === "figure") copy.append(image);
    }
    return placed(element, level, copy, name);
  }

  /** Puts a copy into the tree: nested as on the page or, where that goes too deep, beside its parent. */
  function placed(element: Element, level: Level, copy: Element, name: string): Level {
    const isPreformatted = level.isPreformatted || name === "pre";
    if (isPreformatted) markLanguage(level.source.reader, element, copy);
    if (level.depth >= limits.depth) return below(level, element, level.place);
    if (level.depth >= softDepth && neutralElements.has(copy.localName) && copy.firstChild === null) {
      if (copy.localName === "span") return below(level, element, level.place);
      level.place.interrupt();
      const flat = flatPlace(level.place.base, copy);
      return below(level, element, flat, { depth: level.depth, isPreformatted });
    }
    return below(level, element, into(level, copy), { isPreformatted });
  }

  /** Inside `pre`: marks of the highlighter go, lines that were boxes become lines. Null for what is kept as it is. */
  function takeLine(element: Element, level: Level, name: string): Level | null {
    if (name === "br") level.place.element().append("\n");
    if (name === "br" || name === "span" || name === "font") return below(level, element, level.place);
    if (!preformattedLines.has(name)) return null;
    const endLine = () => {
      const target = level.place.element();
      if (!(target.lastChild?.nodeValue ?? "\n").endsWith("\n")) target.append("\n");
    };
    endLine();
    return below(level, element, level.place, { atEnd: endLine });
  }

  function takeImage(element: Element, { source: from, place }: Level): void {
    const address = pictureAddress(from.reader, element, from.resolve);
    const copy = document.createElement("img");
    copyAttributes(from.reader, element, copy, from);
    // Without an address it waits for the one a `noscript` after it may state.
    if (address !== null) copy.setAttribute("src", address);
    place.element().append(copy);
  }

  function takeEmbed(element: Element, level: Level, name: string): Level | null {
    const { reader: page, resolve, frameDepth } = level.source;
    if (name === "iframe") {
      const inside = frameDepth < deepestFrame ? articleIn(page, element) : null;
      if (inside !== null) {
        const from = sourceOf(inside, frameDepth + 1);
        const root = inside.root();
        const nodesInside = (root === null ? [] : [root]).values();
        return below(level, element, into(level, document.createElement("div")), {
          source: from,
          nodes: nodesInside,
        });
      }
      if (isOutOfReach(page, element)) largeFrames += 1;
    }
    const embed = embedOf(page, element, resolve);
    if (embed !== null) level.place.element().append(embedPlaceholder(document, carried, embed));
    return null;
  }

  async function fill(target: Element, node: Node, range: Range | null): Promise<void> {
    const place = solidPlace(target);
    const levels: Level[] = [{ source, nodes: [node].values(), place, depth: 1, isPreformatted: false }];
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
      if (pace.step()) await pace.breathe();
      const { done, value: next } = level.nodes.next();
      if (done === true) {
        level.atEnd?.();
        levels.pop();
        continue;
      }
      if (range !== null && !range.intersectsNode(next)) continue;
      const type = level.source.reader.nodeType(next);
      if (type === 3) {
        const text = textWithin(level.source.reader, next, range);
        spend(level.depth, text.length);
        if (text !== "") level.place.addText(wellFormed(text));
      }
      if (type !== 1) continue;
      spend(level.depth, 0);
      // Node type 1 is an Element.
      const inner = takeElement(next as Element, level, range === null);
      if (inner !== null) levels.push(inner);
    }
  }

  return {
    document,
    jsonLd: head.jsonLd,
    carried,
    addresses: source,
    fill,
    counts: () => ({ characters, hidden: source.sights.hidden(), largeFrames }),
  };
}

function absolute(address: string, base: string): string | null {
  try {
    return new URL(address, base).href;
  } catch {
    // No address. Asking beforehand would parse every address twice.
    return null;
  }
}
