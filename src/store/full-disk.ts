/**
 * A full disk makes a database fail, and browsers do not always say that this is why: Chromium 156 aborts a transaction
 * for no reason given, and does not open the library. But they tell how much room there is.
 */
import { LibraryError } from "../model/errors.ts";
import { roomLeft } from "../room-left.ts";

/**
 * With less nothing is begun. Chromium's LevelDB writes megabytes of its own as it opens and as it goes; where they do not
 * fit, Chromium 156 takes what is left for damage the next time, and answers that with an empty database
 * (`npm run audit:disk` lost the library so, before this stood here).
 */
const leastRoom = { open: 8_000_000, write: 16_000_000 } as const;

/**
 * So much is not used up within so short a time. Chromium adds up the files of a library of 100,000 for each answer,
 * which takes 4 ms: a third of a save (`npm run bench:library`).
 */
const plenty = { bytes: 1_000_000_000, ms: 10_000 } as const;
let plentyAt = Number.NEGATIVE_INFINITY;

/** Rejects with `store/quota` where the disk has too little room for this. */
export async function refuseFull(what: keyof typeof leastRoom): Promise<void> {
  if (performance.now() - plentyAt < plenty.ms) return;
  const left = await roomLeft();
  if (left === null) return;
  if (left < leastRoom[what]) throw new LibraryError("store/quota", { detail: `to ${what}` });
  if (left >= plenty.bytes) plentyAt = performance.now();
}

/** So long a disk that was full is taken to be full still, where nothing else is known. */
const stillFullMs = 60_000;
let fullAt = Number.NEGATIVE_INFINITY;

/** The browser has said itself that there is no room. */
export function noteFull(): void {
  fullAt = performance.now();
}

/** What to tell of a library that failed for no reason of ours: `store/quota` where there is no room, else `store/unavailable`. */
export async function unavailable(cause: unknown): Promise<LibraryError> {
  const isFull =
    performance.now() - fullAt < stillFullMs || ((await roomLeft()) ?? leastRoom.write) < leastRoom.write;
  const code = isFull ? "store/quota" : "store/unavailable";
  return new LibraryError(code, { cause, ...(cause instanceof Error ? { detail: cause.name } : {}) });
}
