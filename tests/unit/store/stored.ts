/** A database as text and back: its stores with their indexes, and their rows. */
import { deflateRawSync, inflateRawSync } from "node:zlib";

interface StoredTable {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly {
    readonly name: string;
    readonly keyPath: string | string[];
    readonly unique: boolean;
    readonly multiEntry: boolean;
  }[];
  readonly rows: readonly unknown[];
}

export interface StoredDatabase {
  /** As IndexedDB counts them. */
  readonly version: number;
  readonly tables: readonly StoredTable[];
}

/** What is in an open database. Keys that cannot be read out are left out. */
export async function storedOf(database: IDBDatabase): Promise<StoredDatabase> {
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const tables = names.map(async (name): Promise<StoredTable> => {
    const store = transaction.objectStore(name);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = store.index(index);
      return { name: index, keyPath: plainPath(keyPath) ?? "", unique, multiEntry };
    });
    const { autoIncrement } = store;
    const rows = await result(store.getAll());
    const kept = rows.filter((row) => name !== "kept" || row.key !== "keys");
    const plain = await Promise.all(kept.map(plainOf));
    return { name, keyPath: plainPath(store.keyPath), autoIncrement, indexes, rows: plain };
  });
  return { version: database.version, tables: await Promise.all(tables) };
}

/** Makes the database anew. */
export async function restore(name: string, { version, tables }: StoredDatabase): Promise<void> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const { name: table, keyPath, autoIncrement, indexes, rows } of tables) {
      const store = request.result.createObjectStore(table, { keyPath, autoIncrement });
      for (const index of indexes)
        store.createIndex(index.name, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry });
      for (const row of rows) store.put(richOf(row));
    }
  };
  (await result(request)).close();
}

/** What a request gives. */
export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function plainPath(path: string | string[] | null): string | string[] | null {
  return Array.isArray(path) ? [...path] : path;
}

async function plainOf(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return { $deflated: deflateRawSync(value).toString("base64") };
  if (value instanceof Map) return { $map: await plainOf([...value]) };
  if (value instanceof Blob) {
    const bytes = Buffer.from(await value.arrayBuffer());
    return { $blob: bytes.toString("base64"), type: value.type };
  }
  if (Array.isArray(value)) return Promise.all(value.map(plainOf));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(async ([key, member]) => [key, await plainOf(member)]);
  return Object.fromEntries(await Promise.all(members));
}

function richOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(richOf);
  if (typeof value !== "object" || value === null) return value;
  if ("$deflated" in value)
    return new Uint8Array(inflateRawSync(Buffer.from(String(value.$deflated), "base64")));
  if ("$map" in value) return new Map(richOf(value.$map) as [unknown, unknown][]);
  if ("$blob" in value && "type" in value)
    return new Blob([Buffer.from(String(value.$blob), "base64")], { type: String(value.type) });
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, richOf(member)]));
}
