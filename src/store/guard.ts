/**
 * Who looks at the library before anything is done with it. What was noted of it lies outside the
 * database, where this room does not reach: whoever starts a page or the background says who looks.
 */
import type { LibrarySelf } from "../model/canary.ts";

type Guard = (library: LibrarySelf | null) => Promise<void>;

let guard: Guard = async () => {};

/** From now on no library is opened that `check` rejects; it is given what the library says of itself, null where there is none. */
export function guardLibrary(check: Guard): void {
  guard = check;
}

/** Rejects as the guard does. */
export function passGuard(library: LibrarySelf | null): Promise<void> {
  return guard(library);
}
