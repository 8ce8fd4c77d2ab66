/** The extension's own storage, for its own pages alone. */
import browser from "webextension-polyfill";

/** What the polyfill's types do not know yet. */
interface Guarded {
  readonly setAccessLevel?: (level: { readonly accessLevel: "TRUSTED_CONTEXTS" }) => Promise<void>;
}

/**
 * Keeps scripts in pages out of `storage.local`: a page's process that has been taken over could change the note of the
 * library, and the settings. Firefox has no such word (seen in 153): there it could.
 */
export async function guardStorage(): Promise<void> {
  const local: Guarded = browser.storage.local;
  await local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
}
