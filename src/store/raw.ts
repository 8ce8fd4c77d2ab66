/** The library by raw IndexedDB, for what must be there before Dexie is: Dexie's own opening costs about 10 ms and 30 KB. */
import { LibraryError } from "../model/errors.ts";
import { refuseFull, unavailable } from "./full-disk.ts";
import { passGuard } from "./guard.ts";
import type { LibraryRow } from "./kept-rows.ts";
import { databaseName, schemaVersion } from "./schema.ts";

/**
 * Opens the library; null where there is none yet, and none is made. Rejects with
 * `store/unavailable`, `store/quota` or `store/newer-version`. The caller closes it.
 */
export async function openRaw(): Promise<IDBDatabase | null> {
  await refuseFull("open");
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
      if (database.version <= schemaVersion * 10) return resolve(database);
      database.close();
      return reject(new LibraryError("store/newer-version"));
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
