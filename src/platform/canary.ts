/** The note of the library that is kept outside it, in the extension's own storage. */
import browser from "webextension-polyfill";
import { type Canary, type LibrarySelf, readCanary, standingOf } from "../model/canary.ts";
import { LibraryError } from "../model/errors.ts";

const key = "canary";
/** Notes that the reader set aside by beginning anew, the last first. */
const formerKey = "formerCanaries";
const mostFormer = 5;

/** What was noted last; null where nothing was. */
export async function storedCanary(): Promise<Canary | null> {
  const stored = await browser.storage.local.get(key);
  return readCanary(stored[key]);
}

/** Notes the library as it is. Only ever called for one that {@link checkCanary} let pass. */
export async function keepCanary(canary: Canary): Promise<void> {
  const known = await storedCanary();
  if (
    known?.libraryId === canary.libraryId &&
    known.sequence === canary.sequence &&
    known.entries === canary.entries
  )
    return;
  await browser.storage.local.set({ [key]: canary });
}

/** Rejects with `store/lost` where the library is not the one that was noted. */
export async function checkCanary(library: LibrarySelf | null): Promise<void> {
  const standing = standingOf(await storedCanary(), library);
  if (standing !== "same") throw new LibraryError("store/lost", { detail: standing });
}

/** Sets the note aside: what is there now is the library from here on. */
export async function setCanaryAside(): Promise<void> {
  const stored = await browser.storage.local.get([key, formerKey]);
  const former = Array.isArray(stored[formerKey]) ? stored[formerKey] : [];
  const canary = readCanary(stored[key]);
  if (canary === null) return;
  await browser.storage.local.set({ [formerKey]: [canary, ...former].slice(0, mostFormer) });
  await browser.storage.local.remove(key);
}
