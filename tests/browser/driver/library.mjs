/**
 * The library seen from beside: its tables as they lie in IndexedDB, past all our own code. Read from
 * a picture of the extension's, which has its origin and runs nothing.
 */

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {Record<string, unknown>} Row */
/** @typedef {{ entries: Row[], snapshots: Row[], bodies: number[], counts: Row | null }} Tables */

const quietPage = "icons/icon-16.png";

/**
 * All rows; of the bodies only their keys.
 * @param {Session} session
 * @returns {Promise<Tables>}
 */
export async function readTables(session) {
  return beside(session, async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("stillpage");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      // No library yet; none is to be made by looking.
      request.onupgradeneeded = () => request.transaction?.abort();
    }).catch(() => null);
    if (database === null) return { entries: [], snapshots: [], bodies: [], counts: null };
    const transaction = database.transaction(["entries", "snapshots", "bodies", "kept"]);
    const result = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [entries, snapshots, bodies, counts] = await Promise.all([
      result(transaction.objectStore("entries").getAll()),
      result(transaction.objectStore("snapshots").getAll()),
      result(transaction.objectStore("bodies").getAllKeys()),
      result(transaction.objectStore("kept").get("counts")),
    ]);
    database.close();
    const plainCounts = counts && {
      ...counts,
      categories: Object.fromEntries(counts.categories),
      tags: Object.fromEntries(counts.tags),
    };
    return { entries, snapshots, bodies, counts: plainCounts ?? null };
  });
}

/**
 * Empties every table, in one transaction, as if nothing had ever been saved.
 * @param {Session} session
 * @returns {Promise<void>}
 */
export async function emptyLibrary(session) {
  await beside(session, async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes("stillpage")) return;
    await new Promise((resolve, reject) => {
      const request = indexedDB.open("stillpage");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        const tables = [...database.objectStoreNames];
        const transaction = database.transaction(tables, "readwrite");
        for (const table of tables) transaction.objectStore(table).clear();
        transaction.oncomplete = () => {
          database.close();
          resolve(undefined);
        };
        transaction.onabort = () => reject(transaction.error);
      };
    });
  });
}

/**
 * @template T
 * @param {Session} session
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function beside(session, act) {
  const page = await session.openBeside(quietPage);
  try {
    return await page.evaluate(act);
  } finally {
    await page.close();
  }
}
