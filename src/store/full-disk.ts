/**
 * A full disk makes a database fail, and browsers do not always say that this is why: Chromium 156 aborts a transaction
 * for no reason given, and does not open the library. But they tell how much room there is.
 */
import { LibraryError } from "../model/errors.ts";
import { roomLeft } from "../room-left.ts";

/** With less a database may fail: it needs some megabytes for books of its own. */
const leastRoom = 10_000_000;

/** So long a disk that was full is taken to be full still, where nothing else is known. */
const stillFullMs = 60_000;
let fullAt = Number.NEGATIVE_INFINITY;

/** The browser has said itself that there is no room. */
export function noteFull(): void {
  fullAt = performance.now();
}

/** What to tell of a library that failed for no reason of ours: `store/quota` where there is no room, else `store/unavailable`. */
export async function unavailable(cause: unknown): Promise<LibraryError> {
  const isFull = performance.now() - fullAt < stillFullMs || ((await roomLeft()) ?? leastRoom) < leastRoom;
  const code = isFull ? "store/quota" : "store/unavailable";
  return new LibraryError(code, { cause, ...(cause instanceof Error ? { detail: cause.name } : {}) });
}
