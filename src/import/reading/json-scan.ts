/** Where a JSON value ends, and how deep it nests, without parsing it. */

/** Levels; nothing that is taken in has more. */
const deepest = 100;

interface ScanState {
  readonly kind: "whole" | "more" | "broken" | "too-deep";
  /** How far it came. */
  readonly end: number;
}

/** What a string holds up to its end, an escape or what may not stand in one. */
const inString = /[^"\\\n\r]*/y;
/** What may stand between strings and brackets. */
const between = /[\s\d,:.+\-Etrufalsen]*/y;

/** Finds the end of one value; goes on where it stopped when there is more of the text. */
export function createScan() {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let isBegun = false;
  let isScalar = false;
  const scan = (text: string, from: number): ScanState => {
    let at = from;
    for (;;) {
      if (at >= text.length) return { kind: "more", end: at };
      if (isEscaped) {
        isEscaped = false;
        at += 1;
        continue;
      }
      if (isInString) {
        inString.lastIndex = at;
        inString.exec(text);
        at = inString.lastIndex;
        const mark = text[at];
        if (mark === undefined) return { kind: "more", end: at };
        if (mark === "\\") isEscaped = true;
        else if (mark !== '"') return { kind: "broken", end: at };
        else isInString = false;
        at += 1;
        if (!isInString && depth === 0) return { kind: "whole", end: at };
        continue;
      }
      if (depth === 0 && !/["[{]/.test(text[at] ?? "")) {
        if (isBegun && !isScalar) return { kind: "broken", end: at };
        isBegun = true;
        isScalar = true;
        const end = /[\s,\]}:"[{]/g;
        end.lastIndex = at;
        const found = end.exec(text);
        return found === null ? { kind: "more", end: text.length } : { kind: "whole", end: found.index };
      }
      if (isScalar) return { kind: "whole", end: at };
      isBegun = true;
      if (depth > 0) {
        between.lastIndex = at;
        between.exec(text);
        at = between.lastIndex;
      }
      const mark = text[at];
      if (mark === undefined) return { kind: "more", end: at };
      if (mark === '"') isInString = true;
      else if (mark === "{" || mark === "[") depth += 1;
      else if (mark === "}" || mark === "]") depth -= 1;
      else return { kind: "broken", end: at };
      if (depth > deepest) return { kind: "too-deep", end: at };
      at += 1;
      if (depth === 0 && !isInString) return { kind: "whole", end: at };
    }
  };
  return Object.assign(scan, { isScalar: () => isScalar });
}

const marks = /["[\]{}]/g;

/** Whether a JSON text nests deeper than anything of ours does; what is no JSON is not deep. */
export function isDeep(text: string): boolean {
  let depth = 0;
  marks.lastIndex = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    if (found[0] === '"') {
      const end = endOfString(text, found.index + 1);
      if (end === null) return false;
      marks.lastIndex = end;
    } else depth += found[0] === "{" || found[0] === "[" ? 1 : -1;
    if (depth > deepest) return true;
  }
  return false;
}

function endOfString(text: string, from: number): number | null {
  const stops = /["\\]/g;
  stops.lastIndex = from;
  for (let found = stops.exec(text); found !== null; found = stops.exec(text)) {
    if (found[0] === '"') return found.index + 1;
    stops.lastIndex = found.index + 2;
  }
  return null;
}
