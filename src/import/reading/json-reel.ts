/** A JSON text that comes in pieces, and one value of it. */
import { createScan } from "./json-scan.ts";

/** Longest element, in UTF-16 units. */
const longestElement = 32 * 1024 * 1024;
const shownOfBroken = 400;

/** A text that comes in pieces, of which what lies behind `at` is let go. */
export interface Reel {
  /** What is at hand. */
  text: string;
  at: number;
  /** Gets more of it; false at the end. What has been passed is let go. */
  readonly more: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export function createReel(pieces: AsyncIterable<string>): Reel {
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

export type Taken =
  /** `length`: how much of the text it is, or was looked at in vain. */
  | { readonly kind: "value"; readonly value: unknown; readonly length: number }
  | {
      readonly kind: "broken" | "too-deep" | "too-large" | "cut";
      readonly text: string;
      readonly length: number;
    };

/** Reads one value; the reel stays at its beginning. */
export async function take(reel: Reel): Promise<Taken> {
  const scan = createScan();
  let length = 0;
  for (;;) {
    const state = scan(reel.text, reel.at + length);
    length = state.end - reel.at;
    if (state.kind === "whole") return taken(reel, length);
    const text = reel.text.slice(reel.at, reel.at + shownOfBroken);
    if (state.kind !== "more") return { kind: state.kind, text, length };
    if (length > longestElement) return { kind: "too-large", text, length };
    if (await reel.more()) continue;
    // A number at the very end has nothing that ends it.
    return scan.isScalar() ? taken(reel, length) : { kind: "cut", text, length };
  }
}

function taken(reel: Reel, length: number): Taken {
  const text = reel.text.slice(reel.at, reel.at + length);
  try {
    const value: unknown = JSON.parse(text);
    return { kind: "value", value, length };
  } catch {
    // Balanced, and no JSON all the same.
    return { kind: "broken", text: text.slice(0, shownOfBroken), length };
  }
}
