/**
 * The library seen from beside: its tables as they lie in IndexedDB, past all our own code. Read from
 * a picture of the extension's, which has its origin and runs nothing.
 */

import { until } from "./poll.mjs";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {Record<string, unknown>} Row */
/** @typedef {{ entries: Row[], snapshots: Row[], bodies: number[], images: Row[], snapshotImages: Row[], highlights: Row[], counts: Row | null }} Tables */

const quietPage = "icons/icon-16.png";

/**
 * All rows; of the bodies only their keys, of the pictures not the bytes.
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
    if (database === null)
      return {
        entries: [],
        snapshots: [],
        bodies: [],
        images: [],
        snapshotImages: [],
        highlights: [],
        counts: null,
      };
    const transaction = database.transaction([
      "entries",
      "snapshots",
      "bodies",
      "images",
      "snapshotImages",
      "highlights",
      "kept",
    ]);
    const result = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [entries, snapshots, bodies, images, snapshotImages, highlights, counts] = await Promise.all([
      result(transaction.objectStore("entries").getAll()),
      result(transaction.objectStore("snapshots").getAll()),
      result(transaction.objectStore("bodies").getAllKeys()),
      result(transaction.objectStore("images").getAll()),
      result(transaction.objectStore("snapshotImages").getAll()),
      result(transaction.objectStore("highlights").getAll()),
      result(transaction.objectStore("kept").get("counts")),
    ]);
    database.close();
    const plainCounts = counts && {
      ...counts,
      categories: Object.fromEntries(counts.categories),
      tags: Object.fromEntries(counts.tags),
    };
    const pictures = images.map((/** @type {Row} */ { bytes: _bytes, ...image }) => image);
    return {
      entries,
      snapshots,
      bodies,
      images: pictures,
      snapshotImages,
      highlights,
      counts: plainCounts ?? null,
    };
  });
}

/**
 * What was saved last: its facts, its clean HTML, and its text.
 * @param {Session} session
 * @returns {Promise<{ facts: Row, content: string, textContent: string } | null>}
 */
export async function readNewest(session) {
  return beside(session, async () => {
    const result = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes("stillpage")) return null;
    const database = await result(indexedDB.open("stillpage"));
    const transaction = database.transaction(["snapshots", "bodies", "texts"]);
    const snapshots = await result(transaction.objectStore("snapshots").getAll());
    const newest = snapshots.at(-1);
    const body = newest && (await result(transaction.objectStore("bodies").get(newest.number)));
    const plain = newest && (await result(transaction.objectStore("texts").get(newest.number)));
    database.close();
    if (!body || !plain) return null;
    const inflated = (/** @type {BlobPart} */ bytes) =>
      new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
    return {
      facts: newest.facts,
      content: await inflated(body.content),
      textContent: await inflated(plain.text),
    };
  });
}

/**
 * How many records the log has, and up to which it is signed.
 * @param {Session} session
 * @returns {Promise<{ records: number, signed: number }>}
 */
export async function readLogEnd(session) {
  return beside(session, async () => {
    const result = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await result(indexedDB.open("stillpage"));
    const transaction = database.transaction(["log", "kept"]);
    const [records, row] = await Promise.all([
      result(transaction.objectStore("log").count()),
      result(transaction.objectStore("kept").get("log")),
    ]);
    database.close();
    return { records, signed: row?.seal?.number ?? 0 };
  });
}

/**
 * Empties every table, in one transaction, as if nothing had ever been saved; but for the library's own
 * row, for a library that is none is told from an empty one.
 * @param {Session} session
 * @returns {Promise<void>}
 */
export async function emptyLibrary(session) {
  await beside(session, async () => {
    // What a test lost is not missed by the next.
    await chrome.storage.local.remove(["canary", "backup"]);
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes("stillpage")) return;
    await new Promise((resolve, reject) => {
      const request = indexedDB.open("stillpage");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        const tables = [...database.objectStoreNames];
        const transaction = database.transaction(tables, "readwrite");
        const kept = transaction.objectStore("kept");
        const own = kept.get("library");
        own.onsuccess = () => {
          for (const table of tables) transaction.objectStore(table).clear();
          if (own.result !== undefined) kept.put(own.result);
        };
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
 * Takes the bytes of all pictures away, past the books and the log.
 * @param {Session} session
 * @returns {Promise<void>}
 */
export async function losePictures(session) {
  await beside(session, async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("stillpage");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction("images", "readwrite");
    transaction.objectStore("images").clear();
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  });
}

/**
 * Takes the library away as a browser does that finds its files damaged: the database is gone, and what
 * the extension noted elsewhere is there. Waits until the library is noted as it is now: what was done
 * before may have left a note of its own.
 * @param {Session} session whose library holds at least one entry
 * @returns {Promise<void>}
 */
export async function loseLibrary(session) {
  await until(async () => {
    const { entries } = await readTables(session);
    const noted = await beside(session, async () => (await chrome.storage.local.get("canary"))["canary"]);
    return entries.length > 0 && noted?.entries === entries.length;
  }, "the library to be noted");
  await beside(session, async () => {
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase("stillpage");
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
  });
}

/**
 * Fills the library up to a number of entries with copies of its newest one, each with its snapshot
 * and body, ids, addresses and places in the order of its own.
 * @param {Session} session holds at least one saved entry
 * @param {number} total
 * @returns {Promise<void>}
 */
export async function seedLibrary(session, total) {
  await beside(session, copyNewest, total);
  // What is opened next finds no page of ours that has warmed its process.
  await quietPages.get(session)?.close();
}

/** @param {number} total */
async function copyNewest(total) {
  const result = (/** @type {IDBRequest} */ request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await result(indexedDB.open("stillpage"));
  const tables = ["entries", "snapshots", "bodies", "texts", "kept"];
  const reading = database.transaction(tables);
  const table = (/** @type {string} */ name) => reading.objectStore(name);
  const [entries, counts, library] = await Promise.all([
    result(table("entries").getAll()),
    result(table("kept").get("counts")),
    result(table("kept").get("library")),
  ]);
  const [entry] = entries;
  const snapshot = await result(table("snapshots").index("id").get(entry.latestSnapshotId));
  const body = await result(table("bodies").get(snapshot.number));
  const text = await result(table("texts").get(snapshot.number));
  const missing = total - entries.length;
  const writing = database.transaction(tables, "readwrite");
  for (let step = 1; step <= missing; step += 1) {
    const id = crypto.randomUUID();
    const sequence = library.lastSequence + step;
    const latestSnapshotId = crypto.randomUUID();
    const number = snapshot.number + step;
    const title = `${entry.title} (${step})`;
    const numbers = { number: entry.number + step, latestSnapshot: number, document: 0 };
    const copy = { ...entry, ...numbers, id, sequence, latestSnapshotId, title };
    writing.objectStore("entries").add({ ...copy, url: `${entry.url}?copy=${step}` });
    writing
      .objectStore("snapshots")
      .add({ ...snapshot, number, id: latestSnapshotId, entryId: id, sequence });
    writing.objectStore("bodies").add({ ...body, snapshot: number });
    writing.objectStore("texts").add({ ...text, snapshot: number });
  }
  writing.objectStore("kept").put({
    ...library,
    lastSequence: library.lastSequence + missing,
    lastEntry: library.lastEntry + missing,
    lastSnapshot: library.lastSnapshot + missing,
  });
  writing.objectStore("kept").put({
    ...counts,
    entries: total,
    unread: counts.unread + missing,
    snapshots: counts.snapshots + missing,
    bytes: counts.bytes + missing * snapshot.bytes,
    categories: new Map([...counts.categories].map(([name, count]) => [name, count + missing])),
  });
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  database.close();
}

/** @type {WeakMap<Session, import("./session.mjs").Page>} */
const quietPages = new WeakMap();

/**
 * The page stays for the next question: opening one costs more than any answer. It goes with the tabs
 * that a test leaves behind.
 * @template T, [A=undefined]
 * @param {Session} session
 * @param {(argument: A) => Promise<T>} act
 * @param {A} [argument]
 * @returns {Promise<T>}
 */
async function beside(session, act, argument) {
  const standing = quietPages.get(session);
  const isThere = await standing?.evaluate(() => true).catch(() => false);
  const page = standing !== undefined && isThere ? standing : await session.openBeside(quietPage);
  quietPages.set(session, page);
  return page.evaluate(act, argument);
}
