/** The rows of all tables at one moment, past the product's own reading, and a way to write past its own writing. */
import type { Table } from "dexie";
import { databaseName, type LibraryTables } from "../../../src/store/schema.ts";

type Row<Name extends keyof LibraryTables> =
  LibraryTables[Name] extends Table<infer R, infer _Key, infer _Insert> ? R : never;

/** Every row of the tables; of the index its blocks are left out. */
export type Rows = { readonly [Name in TableName]: readonly Row<Name>[] };
type TableName = (typeof tableNames)[number];

const tableNames = [
  "entries",
  "snapshots",
  "bodies",
  "texts",
  "thumbnails",
  "images",
  "snapshotImages",
  "highlights",
  "places",
  "kept",
  "log",
  "sketches",
  "pending",
  "columns",
  "names",
] as const satisfies readonly (keyof LibraryTables)[];

/** Whether there is a library at all. */
export async function isLibrary(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === databaseName);
}

/** All rows, or those of some tables: of one transaction, so that no write stands between two of them. */
export async function readRows(names: readonly TableName[] = tableNames): Promise<Rows> {
  const rows: Record<string, readonly unknown[]> = Object.fromEntries(tableNames.map((name) => [name, []]));
  const database = await open();
  try {
    const transaction = database.transaction(names, "readonly");
    await Promise.all(
      names.map(async (name) => {
        rows[name] = await result(transaction.objectStore(name).getAll());
      }),
    );
    // The stores hold what the tables' types say, or the check of them finds out.
    return rows as unknown as Rows;
  } finally {
    database.close();
  }
}

/** One transaction over everything; resolves once it is complete. */
export async function writeRaw(write: (table: (name: TableName) => IDBObjectStore) => void): Promise<void> {
  const database = await open();
  try {
    const transaction = database.transaction(tableNames, "readwrite");
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    write((name) => transaction.objectStore(name));
    await done;
  } finally {
    database.close();
  }
}

/** The library as it is; none is made by looking. */
function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName);
  request.onupgradeneeded = () => request.transaction?.abort();
  return result(request);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
