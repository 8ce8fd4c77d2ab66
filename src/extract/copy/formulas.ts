/**
 * Formulas. A page that sets them by script shows a drawing made of many small boxes and keeps the
 * formula itself beside it, as MathML for screen readers or as TeX. One of the two is taken, never
 * both: MathML where there is some, else TeX.
 */
import { wellFormed } from "../../model/text.ts";
import type { PageReader } from "../page-dom.ts";

/** What of MathML is kept: layout alone, nothing that links, runs, or lets HTML in. */
const kept: ReadonlySet<string> = new Set(
  (
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts " +
    "mprescripts mtable mtr mtd mstyle mpadded mphantom merror menclose"
  ).split(" "),
);
const keptAttributes = ["display", "mathvariant", "stretchy", "accent", "accentunder", "linethickness"];

const mostFormulas = 5_000;
/** How far up from a formula its drawing is looked for. */
const levelsToDrawing = 4;
const mostNodes = 2_000;
const deepest = 40;
const longestTex = 8_000;

export interface Formulas {
  /** Drawings of formulas that are taken from elsewhere. */
  readonly drawn: ReadonlySet<Element>;
  /** What holds a formula, hidden from sight because its drawing is seen. */
  readonly shown: ReadonlySet<Element>;
  /** The TeX of scripts that hold some, where the formula is nowhere as MathML. */
  readonly tex: ReadonlyMap<Element, string>;
}

const texScripts = 'script[type^="math/tex"]';

/** Which elements of the page are drawings of formulas, and which hold the formulas themselves. */
export function formulasOf(reader: PageReader): Formulas {
  const drawn = new Set<Element>();
  const shown = new Set<Element>();
  const body = reader.body();
  if (body === null) return { drawn, shown, tex: new Map() };
  for (const formula of reader.findAll(body, "math", mostFormulas)) {
    const path: Element[] = [];
    let node: Element = formula;
    for (let level = 0; level < levelsToDrawing; level += 1) {
      path.push(node);
      const parent = reader.parentElement(node);
      if (parent === null) break;
      const drawings = drawingsBeside(reader, parent, node);
      if (drawings.length > 0) {
        for (const drawing of drawings) drawn.add(drawing);
        for (const holder of path) shown.add(holder);
        break;
      }
      node = parent;
    }
  }
  const tex = new Map<Element, string>();
  const scripts = reader.findAll(body, texScripts, mostFormulas);
  const frames = scripts.length === 0 ? new Map<string, Element>() : framesOf(reader, body);
  for (const script of scripts) {
    const drawing = frames.get(`${reader.attribute(script, "id") ?? ""}-Frame`);
    const hasFormula = drawing !== undefined && reader.find(drawing, "math") !== null;
    if (hasFormula) continue;
    if (drawing !== undefined) drawn.add(drawing);
    tex.set(script, texOf(reader, script));
  }
  return { drawn, shown, tex };
}

/** What screen readers are told to pass over, beside a formula. */
function drawingsBeside(reader: PageReader, parent: Element, formula: Element): Element[] {
  const drawings: Element[] = [];
  let count = 0;
  for (let node = reader.firstChild(parent); node !== null && count < 20; node = reader.nextSibling(node)) {
    count += 1;
    if (node === formula || reader.nodeType(node) !== 1) continue;
    // Node type 1 is an Element.
    const element = node as Element;
    if (reader.attribute(element, "aria-hidden") === "true") drawings.push(element);
  }
  return drawings;
}

/** What was drawn from a script of TeX is named after the script. */
function framesOf(reader: PageReader, body: Element): Map<string, Element> {
  const frames = reader.findAll(body, '[id$="-Frame"]', mostFormulas);
  return new Map(frames.map((frame) => [reader.attribute(frame, "id") ?? "", frame]));
}

function texOf(reader: PageReader, script: Element): string {
  const tex = wellFormed(reader.text(script).slice(0, longestTex)).trim();
  const isDisplay = /mode\s*=\s*display/.test(reader.attribute(script, "type") ?? "");
  return isDisplay ? `\\[${tex}\\]` : `\\(${tex}\\)`;
}

/** A formula of its own in `document`, without links, scripts and HTML; null where none of it is left. */
export function copyFormula(reader: PageReader, source: Element, document: Document): Element | null {
  let nodes = 0;
  let tex = reader.attribute(source, "alttext") ?? "";

  function copyInto(into: Element, from: Element, depth: number): void {
    for (let node = reader.firstChild(from); node !== null; node = reader.nextSibling(node)) {
      nodes += 1;
      if (nodes > mostNodes || depth > deepest) return;
      const type = reader.nodeType(node);
      if (type === 3) into.append(wellFormed(reader.text(node)));
      if (type !== 1) continue;
      // Node type 1 is an Element.
      const element = node as Element;
      const name = reader.localName(element);
      if (name === "annotation" && /tex/i.test(reader.attribute(element, "encoding") ?? ""))
        tex ||= reader.text(element);
      if (name === "semantics" || name === "maction") copyInto(into, element, depth + 1);
      if (!kept.has(name) || name === "math") continue;
      const copy = made(element, name);
      copyInto(copy, element, depth + 1);
      into.append(copy);
    }
  }

  function made(element: Element, name: string): Element {
    const copy = document.createElementNS("http://www.w3.org/1998/Math/MathML", name);
    for (const attribute of keptAttributes) {
      const value = reader.attribute(element, attribute);
      if (value !== null && value.length <= 20) copy.setAttribute(attribute, wellFormed(value));
    }
    return copy;
  }

  const formula = made(source, "math");
  copyInto(formula, source, 0);
  const text = wellFormed(tex.slice(0, longestTex)).trim();
  if (text !== "") formula.setAttribute("alttext", text);
  return formula.firstChild === null ? null : formula;
}
