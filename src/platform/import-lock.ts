/**
 * While an import goes on, its page alone keeps the search index in shape: whoever else folds and merges
 * meanwhile makes many small segments of what is to be a few, and each waits for the other's transactions.
 * Held by the browser, so that a page that dies lets go of it.
 */
const name = "stillpage-import";

/** Does the work of an import; several may go on at once. */
export function whileImporting<T>(run: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, { mode: "shared" }, run);
}

/** Whether an import goes on in any page of ours. */
export async function isImporting(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}
