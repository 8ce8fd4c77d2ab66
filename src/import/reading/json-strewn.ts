/**
 * What is left of a list behind damage that its structure does not survive: every object that is like an element of
 * it, wherever it stands, to the end of the text.
 */
import { createBreath } from "./breath.ts";
import type { JsonFound } from "./json.ts";
import { type Reel, take } from "./json-reel.ts";

/** UTF-16 units that may be read in vain: text made to be read over and over ends here. */
const mostInVain = 256 * 1024 * 1024;

/** `isElement` is asked of each object; what merely holds elements is looked into. Returns how many were found. */
export async function* strewn(
  reel: Reel,
  place: string,
  isElement: (value: unknown) => boolean,
): AsyncGenerator<JsonFound, number> {
  const breathe = createBreath();
  let inVain = 0;
  let count = 0;
  while (inVain < mostInVain && (await nextObject(reel))) {
    const taken = await take(reel);
    await breathe();
    if (taken.kind === "value" && isElement(taken.value)) {
      reel.at += taken.length;
      count += 1;
      yield { place, indexes: [], kind: "value", value: taken.value };
      continue;
    }
    inVain += taken.length;
    reel.at += 1;
  }
  return count;
}

/** Goes on to where an object begins; false where none does. */
async function nextObject(reel: Reel): Promise<boolean> {
  const opening = /\{\s{0,20}"/g;
  for (;;) {
    opening.lastIndex = reel.at;
    const found = opening.exec(reel.text);
    if (found !== null) {
      reel.at = found.index;
      return true;
    }
    // The beginning may lie across two pieces.
    reel.at = Math.max(reel.at, reel.text.length - 30);
    if (!(await reel.more())) return false;
  }
}
