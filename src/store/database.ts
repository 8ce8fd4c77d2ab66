import { Dexie } from "dexie";
import { LibraryError } from "../model/errors.ts";
import { noteFull, refuseFull, unavailable } from "./full-disk.ts";
import { passGuard } from "./guard.ts";
import { readyToWrite } from "./new-log.ts";
import { openVersions } from "./open-versions.ts";
import { closeRaw } from "./raw.ts";
import { type LibraryDatabase, schemaVersions } from "./schema.ts";

let opening: Promise<LibraryDatabase> | undefined;

/**
 * The open library, the same for all callers of one page or worker. Rejects with
 * `store/newer-version` for a library this version must not write, `store/blocked` while another
 * page holds an older version open, `store/lost` where it is not the library it was (guard.ts),
 * `store/quota` or `store/unavailable`.
 */
export async function openLibrary(): Promise<LibraryDatabase> {
  const held = opening;
  const known = await held;
  if (known !== undefined && !known.isOpen() && opening === held) {
    // The browser has closed it, as Chromium does on a full disk, and Dexie does not try again once that has failed.
    known.close();
    opening = undefined;
  }
  opening ??= open().catch(async (error) => {
    // The next call tries again: a full disk or a blocked upgrade may pass.
    opening = undefined;
    throw await storeFailure(error);
  });
  return opening;
}

/** Closes the library, so that the next {@link openLibrary} opens it anew. */
export async function closeLibrary(): Promise<void> {
  const database = await opening;
  opening = undefined;
  database?.close();
  await closeRaw();
}

async function open(): Promise<LibraryDatabase> {
  await refuseFull("open");
  const database = await openVersions(schemaVersions, () => {
    opening = undefined;
  });
  try {
    const row = await database.kept.get("library");
    await passGuard(row?.key === "library" ? row : null);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * Runs one piece of work on the library and turns whatever the database throws into a
 * {@link LibraryError}. Chromium reports a full disk as an abort with the quota error inside.
 */
export async function withLibrary<T>(work: (database: LibraryDatabase) => PromiseLike<T>): Promise<T> {
  const database = await openLibrary();
  try {
    return await work(database);
  } catch (error) {
    if (!isClosed(error)) throw await storeFailure(error);
    if ((await opening) === database) opening = undefined;
    database.close();
  }
  // The browser had closed it, as Firefox does on a full disk without a word: no transaction was begun, so once more.
  const again = await openLibrary();
  try {
    return await work(again);
  } catch (error) {
    throw await storeFailure(error);
  }
}

/** What is said of a connection that is no longer there. */
function isClosed(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === "InvalidStateError" || error.name === "DatabaseClosedError")
  );
}

/** As {@link withLibrary}, for work that writes. Not begun on a disk that is full (full-disk.ts), nor at the torn end of a log (new-log.ts). */
export async function withWritable<T>(work: (database: LibraryDatabase) => PromiseLike<T>): Promise<T> {
  await refuseFull("write");
  await readyToWrite().catch(async (error) => {
    throw await storeFailure(error);
  });
  return withLibrary(work);
}

/** What Dexie and IndexedDB call their errors. */
const storeErrorNames: ReadonlySet<string> = new Set(Object.values(Dexie.errnames));

/** The {@link LibraryError} for whatever IndexedDB or Dexie threw. */
async function storeFailure(error: unknown): Promise<LibraryError> {
  if (error instanceof LibraryError) return error;
  if (namesIn(error).includes("QuotaExceededError")) {
    noteFull();
    return new LibraryError("store/quota", { cause: error });
  }
  if (error instanceof Error && storeErrorNames.has(error.name)) return unavailable(error);
  return new LibraryError("internal", { cause: error });
}

/** The names of an error and of those inside it, from the outside in. */
function namesIn(error: unknown): readonly string[] {
  const names: string[] = [];
  let current: unknown = error;
  while (typeof current === "object" && current !== null && names.length < 5) {
    if ("name" in current && typeof current.name === "string") names.push(current.name);
    current = "inner" in current ? current.inner : "cause" in current ? current.cause : null;
  }
  return names;
}
