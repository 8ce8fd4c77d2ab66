/**
 * Values at known places of a JSON text that comes in pieces: `bookmarks[]` names every element of the list
 * `bookmarks`. Each is handed out as its own text, so that a large list is never in memory whole, and damage
 * costs the element it is in: behind it the list is taken up again where another element begins as they do.
 */

import { createReel, type Reel, take as read, type Taken } from "./json-reel.ts";
import { createScan } from "./json-scan.ts";
import { strewn } from "./json-strewn.ts";

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

/**
 * The values at these places, in the text's order; the return value says whether the text ends as it should. With
 * `isElement`, which is asked of nothing that is whole, elements of the first place are found behind any damage.
 */
export async function* readJson(
  pieces: AsyncIterable<string>,
  places: readonly string[],
  isElement?: (value: unknown) => boolean,
): AsyncGenerator<JsonFound, { readonly isTruncated: boolean }> {
  const text = createReel(pieces);
  try {
    const isWhole = yield* valueAt(text, "", [], { places, isResumed: isElement === undefined });
    if (isElement === undefined) return { isTruncated: !isWhole };
    // A bracket too many ends the text early: what stands behind its end is looked through as well.
    const found = yield* strewn(text, places[0] ?? "", isElement);
    return { isTruncated: !isWhole || found > 0 };
  } finally {
    await text.close();
  }
}

interface Asked {
  readonly places: readonly string[];
  /** Whether a list is taken up again behind a broken element, where another begins as the first did. */
  readonly isResumed: boolean;
}

/** Reads one value; yields what of it was asked for; false where the text breaks off or breaks the rules. */
async function* valueAt(
  reel: Reel,
  place: string,
  indexes: readonly number[],
  asked: Asked,
): AsyncGenerator<JsonFound, boolean> {
  const first = await peek(reel);
  if (first === null) return false;
  if (asked.places.includes(place) && place !== "") {
    const taken = await take(reel);
    if (taken.kind !== "value") return false;
    yield { place, indexes, ...taken };
    return true;
  }
  if (first === "[" && asked.places.some((path) => path.startsWith(`${place}[]`)))
    return yield* listAt(reel, `${place}[]`, indexes, asked);
  const inside = place === "" ? "" : `${place}.`;
  if (first === "{" && asked.places.some((path) => path.startsWith(inside) && !path.startsWith(`${place}[]`)))
    return yield* objectAt(reel, inside, indexes, asked);
  return (await skip(reel)) === "whole";
}

async function* objectAt(
  reel: Reel,
  inside: string,
  indexes: readonly number[],
  asked: Asked,
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
    if (!(yield* valueAt(reel, `${inside}${name.value}`, indexes, asked))) return false;
  }
}

async function* listAt(
  reel: Reel,
  place: string,
  indexes: readonly number[],
  asked: Asked,
): AsyncGenerator<JsonFound, boolean> {
  const isAsked = asked.places.includes(place);
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
      if (!(yield* valueAt(reel, place, here, asked))) return false;
      continue;
    }
    beginning ??= await beginningOf(reel);
    const taken = await take(reel);
    if (taken.kind === "value") {
      yield { place, indexes: here, ...taken };
      continue;
    }
    yield { place, indexes: here, kind: taken.kind === "cut" ? "broken" : taken.kind, text: taken.text };
    if (!asked.isResumed || beginning === null || !(await resume(reel, beginning))) return false;
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

/** Takes one value. Where that cannot be, the reel stays at its beginning. */
async function take(reel: Reel): Promise<Taken> {
  const taken = await read(reel);
  if (taken.kind === "value") reel.at += taken.length;
  return taken;
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
