/** The library by raw IndexedDB, for what must be there before Dexie is: Dexie's own opening costs about 10 ms and 30 KB. */
import { LibraryError } from "../model/errors.ts";
import { refuseFull, unavailable } from "./full-disk.ts";
import { passGuard } from "./guard.ts";
import type { LibraryRow } from "./kept-rows.ts";
import { databaseName, schemaVersion, schemaVersions } from "./schema.ts";

/**
 * Opens the library, brought to its newest version; null where there is none yet, and none is made. Rejects with
 * `store/unavailable`, `store/quota`, `store/blocked` or `store/newer-version`. The caller closes it.
 */
export async function openRaw(): Promise<IDBDatabase | null> {
  await refuseFull("open");
  const database = await openAsItIs();
  if (database === null || database.version === schemaVersion * 10) return database;
  const { version } = database;
  database.close();
  if (version > schemaVersion * 10) throw new LibraryError("store/newer-version");
  // Rows of an older version are not what this code reads. Dexie makes the tables and migrates them, once.
  const { openVersions } = await import("./open-versions.ts");
  (await openVersions(schemaVersions, () => {})).close();
  return openAsItIs();
}

function openAsItIs(): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName);
    let isNew = false;
    request.onupgradeneeded = () => {
      // There is no library yet: leave none behind.
      isNew = true;
      request.transaction?.abort();
    };
    request.onerror = () => {
      if (isNew) resolve(null);
      else void unavailable(request.error).then(reject);
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}

async function openGuarded(): Promise<IDBDatabase | null> {
  const database = await openRaw();
  try {
    const kept = database?.transaction(["kept"], "readonly").objectStore("kept");
    await passGuard((kept && (await result<LibraryRow | undefined>(kept.get("library")))) ?? null);
  } catch (error) {
    database?.close();
    throw error;
  }
  return database;
}

let shared: Promise<IDBDatabase | null> | undefined;

/**
 * One open library for all searches of a page: opening takes longer than searching. As {@link openRaw}
 * otherwise, and rejects with `store/lost` where it is not the library it was.
 */
export async function sharedRaw(): Promise<IDBDatabase | null> {
  shared ??= openGuarded();
  const opening = shared;
  try {
    const database = await opening;
    // Nothing there yet, or an upgrade elsewhere took it away: ask again next time.
    if (database === null) shared = undefined;
    else {
      const forget = () => {
        if (shared === opening) shared = undefined;
      };
      database.onclose = forget;
      database.onversionchange = () => {
        database.close();
        forget();
      };
    }
    return database;
  } catch (error) {
    shared = undefined;
    throw error;
  }
}

/** Closes what {@link sharedRaw} opened. */
export async function closeRaw(): Promise<void> {
  const database = await shared;
  shared = undefined;
  database?.close();
}

/** What a request gives. */
export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
