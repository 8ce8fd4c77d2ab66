/**
 * Values at known places of a JSON text that comes in pieces: `bookmarks[]` names every element of the list
 * `bookmarks`. Each is handed out as its own text, so that a large list is never in memory whole, and damage
 * costs the element it is in: behind it the list is taken up again where another element begins as they do.
 */

import { createScan } from "./json-scan.ts";

export interface JsonPlace {
  /** As it was asked for. */
  readonly place: string;
  /** Which element of each list on the way, from 0. */
  readonly indexes: readonly number[];
}

export type JsonFound = JsonPlace &
  (
    | { readonly kind: "value"; readonly value: unknown }
    /** With its beginning, as far as it tells the reader which it is. */
    | { readonly kind: "broken" | "too-deep" | "too-large"; readonly text: string }
  );

/** Longest element, in UTF-16 units. */
const longestElement = 32 * 1024 * 1024;
const shownOfBroken = 400;

/** The values at these places, in the text's order; the return value says whether the text ends as it should. */
export async function* readJson(
  pieces: AsyncIterable<string>,
  places: readonly string[],
): AsyncGenerator<JsonFound, { readonly isTruncated: boolean }> {
  const text = createReel(pieces);
  try {
    const isWhole = yield* valueAt(text, "", [], places);
    return { isTruncated: !isWhole };
  } finally {
    await text.close();
  }
}

/** A text that comes in pieces, of which what lies behind `at` is let go. */
interface Reel {
  /** What is at hand. */
  text: string;
  at: number;
  /** Gets more of it; false at the end. What has been passed is let go. */
  readonly more: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

function createReel(pieces: AsyncIterable<string>): Reel {
  const source = pieces[Symbol.asyncIterator]();
  const reel: Reel = {
    text: "",
    at: 0,
    async more() {
      const next = await source.next();
      if (next.done === true) return false;
      reel.text = reel.text.slice(reel.at) + next.value;
      reel.at = 0;
      return true;
    },
    async close() {
      await source.return?.();
    },
  };
  return reel;
}

/** Reads one value; yields what of it was asked for; false where the text breaks off or breaks the rules. */
async function* valueAt(
  reel: Reel,
  place: string,
  indexes: readonly number[],
  places: readonly string[],
): AsyncGenerator<JsonFound, boolean> {
  const first = await peek(reel);
  if (first === null) return false;
  if (places.includes(place) && place !== "") {
    const taken = await take(reel);
    if (taken.kind !== "value") return false;
    yield { place, indexes, ...taken };
    return true;
  }
  if (first === "[" && places.some((asked) => asked.startsWith(`${place}[]`)))
    return yield* listAt(reel, `${place}[]`, indexes, places);
  const inside = place === "" ? "" : `${place}.`;
  if (first === "{" && places.some((asked) => asked.startsWith(inside) && !asked.startsWith(`${place}[]`)))
    return yield* objectAt(reel, inside, indexes, places);
  return (await skip(reel)) === "whole";
}

async function* objectAt(
  reel: Reel,
  inside: string,
  indexes: readonly number[],
  places: readonly string[],
): AsyncGenerator<JsonFound, boolean> {
  reel.at += 1;
  for (;;) {
    const next = await peek(reel);
    if (next === "}") {
      reel.at += 1;
      return true;
    }
    if (next === ",") {
      reel.at += 1;
      continue;
    }
    if (next !== '"') return false;
    const name = await take(reel);
    if (name.kind !== "value" || typeof name.value !== "string" || (await peek(reel)) !== ":") return false;
    reel.at += 1;
    if (!(yield* valueAt(reel, `${inside}${name.value}`, indexes, places))) return false;
  }
}

async function* listAt(
  reel: Reel,
  place: string,
  indexes: readonly number[],
  places: readonly string[],
): AsyncGenerator<JsonFound, boolean> {
  const isAsked = places.includes(place);
  reel.at += 1;
  let beginning: RegExp | null = null;
  for (let index = 0; ; index += 1) {
    let next = await peek(reel);
    if (next === ",") {
      reel.at += 1;
      next = await peek(reel);
    }
    if (next === "]") {
      reel.at += 1;
      return true;
    }
    if (next === null) return false;
    const here = [...indexes, index];
    if (!isAsked) {
      if (!(yield* valueAt(reel, place, here, places))) return false;
      continue;
    }
    beginning ??= await beginningOf(reel);
    const taken = await take(reel);
    if (taken.kind === "value") {
      yield { place, indexes: here, ...taken };
      continue;
    }
    yield { place, indexes: here, kind: taken.kind === "cut" ? "broken" : taken.kind, text: taken.text };
    if (beginning === null || !(await resume(reel, beginning))) return false;
  }
}

/** How the elements of the list begin, where they are objects: from one to the next. */
async function beginningOf(reel: Reel): Promise<RegExp | null> {
  while (reel.text.length - reel.at < 200) if (!(await reel.more())) break;
  const name = /^\{\s*"([^"\\]{1,100})"\s*:/.exec(reel.text.slice(reel.at, reel.at + 200))?.[1];
  if (name === undefined) return null;
  return new RegExp(`,\\s{0,20}(?=\\{\\s{0,20}"${name.replace(/[^\w]/g, "\\$&")}")`, "g");
}

/** Goes on to where another element begins; false where none does. */
async function resume(reel: Reel, beginning: RegExp): Promise<boolean> {
  // Past the brace of the broken one, which would only be found again.
  reel.at += 1;
  for (;;) {
    beginning.lastIndex = reel.at;
    const found = beginning.exec(reel.text);
    if (found !== null) {
      reel.at = found.index + found[0].length;
      return true;
    }
    // The beginning may lie across two pieces.
    reel.at = Math.max(reel.at, reel.text.length - 200);
    if (!(await reel.more())) return false;
  }
}

const space = /[\s\uFEFF]*/y;

/** The next character that is no space; null at the end. */
async function peek(reel: Reel): Promise<string | null> {
  for (;;) {
    space.lastIndex = reel.at;
    space.exec(reel.text);
    reel.at = space.lastIndex;
    const next = reel.text[reel.at];
    if (next !== undefined) return next;
    if (!(await reel.more())) return null;
  }
}

type Taken =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "broken" | "too-deep" | "too-large" | "cut"; readonly text: string };

/** Takes one value. Where that cannot be, the reel stays at its beginning. */
async function take(reel: Reel): Promise<Taken> {
  const scan = createScan();
  let length = 0;
  for (;;) {
    const state = scan(reel.text, reel.at + length);
    length = state.end - reel.at;
    if (state.kind === "whole") return taken(reel, length);
    const text = reel.text.slice(reel.at, reel.at + shownOfBroken);
    if (state.kind !== "more") return { kind: state.kind, text };
    if (length > longestElement) return { kind: "too-large", text };
    if (await reel.more()) continue;
    // A number at the very end has nothing that ends it.
    return scan.isScalar() ? taken(reel, length) : { kind: "cut", text };
  }
}

function taken(reel: Reel, length: number): Taken {
  const text = reel.text.slice(reel.at, reel.at + length);
  try {
    const value: unknown = JSON.parse(text);
    reel.at += length;
    return { kind: "value", value };
  } catch {
    // Balanced, and no JSON all the same.
    return { kind: "broken", text: text.slice(0, shownOfBroken) };
  }
}

/** Passes over one value without holding it. */
async function skip(reel: Reel): Promise<"whole" | "broken"> {
  const scan = createScan();
  for (;;) {
    const state = scan(reel.text, reel.at);
    reel.at = state.end;
    if (state.kind === "whole") return "whole";
    if (state.kind !== "more") return "broken";
    if (!(await reel.more())) return scan.isScalar() ? "whole" : "broken";
  }
}
