/** The extension's own storage, for its own pages alone. */
import browser, { type Storage } from "webextension-polyfill";

/** What the polyfill's types do not know yet. */
interface Guarded extends Storage.StorageArea {
  readonly setAccessLevel?: (level: { readonly accessLevel: "TRUSTED_CONTEXTS" }) => Promise<void>;
}

/**
 * Keeps scripts in pages out of it: a page's process that has been taken over could change the note of the library, and
 * the settings. Firefox has no such word (seen in 153): there it could.
 */
export async function guardStorage(): Promise<void> {
  const areas: readonly Guarded[] = [browser.storage.local, browser.storage.sync];
  await Promise.all(areas.map((area) => area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" })));
}
