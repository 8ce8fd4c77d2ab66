/** What the schema audit runs beside the library: a released one put in its place, migrated, and looked at whole. */
import { inflateSync } from "fflate";
import { setCanaryAside } from "../../../src/platform/canary.ts";
import { closeLibrary } from "../../../src/store/database.ts";
import { openVersions } from "../../../src/store/open-versions.ts";
import { result } from "../../../src/store/raw.ts";
import { databaseName } from "../../../src/store/schema.ts";
import { tendIndex } from "../../../src/store/write/tend-index.ts";
import { nextVersions } from "../../next-version.ts";
import type { StoredDatabase } from "../../unit/store/stored.ts";

/** What is kept of a library that does not depend on which run has signed or counted days last. */
const lastingRows = new Set(["library", "counts", "index"]);

const audit = {
  /** Puts a library as a release left it in the place of whatever is there. */
  async restore({ version, tables }: StoredDatabase): Promise<void> {
    // What the extension noted of the one before, from which its trash was emptied, is no part of it.
    await setCanaryAside();
    // The background may open it in between, and with that make an empty one.
    for (let isMade = false; !isMade; ) {
      await result(indexedDB.deleteDatabase(databaseName));
      const request = indexedDB.open(databaseName, version);
      request.onupgradeneeded = () => {
        isMade = true;
        putTables(request.result, tables);
      };
      (await result(request)).close();
    }
    // What the extension does of itself at some later start, so that it is no difference then.
    await tendIndex(async () => {});
    await closeLibrary();
  },

  /** Brings it to the next version, by the product's own opening; gives how long that took. */
  async migrate(): Promise<number> {
    const began = performance.now();
    (await openVersions(nextVersions, () => {})).close();
    return performance.now() - began;
  },

  /** The version, and a hash of the tables with their indexes and of every row; none is made by looking. */
  async digest(): Promise<{ readonly version: number; readonly rows: number; readonly hash: string }> {
    const request = indexedDB.open(databaseName);
    request.onupgradeneeded = () => request.transaction?.abort();
    const database = await result(request);
    try {
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names);
      const tables = await Promise.all(
        names.map(async (name) => {
          const store = transaction.objectStore(name);
          const all = await result<unknown[]>(store.getAll());
          const rows = name === "kept" ? all.filter((row) => lastingRows.has(keyOf(row))) : all;
          return { name, indexes: [...store.indexNames], rows };
        }),
      );
      const text = JSON.stringify(await plainOf(tables));
      const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
      const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
      return { version: database.version, rows, hash: bytes.toString() };
    } finally {
      database.close();
    }
  },
};

function putTables(database: IDBDatabase, tables: StoredDatabase["tables"]): void {
  for (const { name, keyPath, autoIncrement, indexes, rows } of tables) {
    const store = database.createObjectStore(name, { keyPath, autoIncrement });
    for (const index of indexes)
      store.createIndex(index.name, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry });
    for (const row of rows) store.put(richOf(givenUp(row)));
  }
}

/** Of pictures that wait one is tried after the other while the audit looks; no page of them is there, so they are given up. */
function givenUp(row: unknown): unknown {
  if (typeof row !== "object" || row === null || !("waiting" in row)) return row;
  const { waiting: _waiting, ...rest } = row;
  return { ...rest, state: "failed", reason: "no-permission" };
}

function keyOf(row: unknown): string {
  return typeof row === "object" && row !== null && "key" in row ? String(row.key) : "";
}

async function plainOf(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof Map) return plainOf([...value]);
  if (value instanceof Blob) return [value.type, ...new Uint8Array(await value.arrayBuffer())];
  if (Array.isArray(value)) return Promise.all(value.map(plainOf));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Promise.all(members.map(async ([key, member]) => [key, await plainOf(member)]));
}

/** As tests/unit/store/stored.ts, which leans on Node. */
function richOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(richOf);
  if (typeof value !== "object" || value === null) return value;
  if ("$deflated" in value) return inflateSync(bytesOf(value.$deflated));
  if ("$map" in value) return new Map(richOf(value.$map) as [unknown, unknown][]);
  if ("$blob" in value && "type" in value)
    return new Blob([bytesOf(value.$blob)], { type: String(value.type) });
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, richOf(member)]));
}

function bytesOf(base64: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(String(base64)), (letter) => letter.charCodeAt(0));
}

Object.assign(globalThis, { audit });
