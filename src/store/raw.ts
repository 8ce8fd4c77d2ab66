/** The library by raw IndexedDB, for what must be there before Dexie is: Dexie's own opening costs about 10 ms and 30 KB. */
import { LibraryError } from "../model/errors.ts";
import { databaseName, schemaVersion } from "./schema.ts";

/**
 * Opens the library; null where there is none yet, and none is made. Rejects with
 * `store/unavailable` or `store/newer-version`. The caller closes it.
 */
export function openRaw(): Promise<IDBDatabase | null> {
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
      else reject(new LibraryError("store/unavailable", { cause: request.error }));
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

/** What a request gives. */
export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
