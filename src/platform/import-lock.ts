/**
 * That an import goes on, for whoever keeps the search index: what it brings is folded and merged in large
 * pieces until it ends. Held by the browser, so that a page that dies lets go of it.
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
