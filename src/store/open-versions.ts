/** Opening the library in its newest version, and bringing it there from an older one. */
import { Dexie } from "dexie";
import { LibraryError } from "../model/errors.ts";
import { writeOneAtATime } from "./one-writer.ts";
import { databaseName, type LibraryDatabase, type SchemaVersion } from "./schema.ts";

/**
 * The library, open, as the last of these versions has it; `onLetGo` is called when another page upgrades it beyond
 * that and it is closed. Rejects with `store/newer-version` for one that is beyond it already, which is not touched,
 * and with `store/blocked` while somebody else holds an older one open and does not let go.
 */
export async function openVersions(
  versions: readonly SchemaVersion[],
  onLetGo: () => void,
): Promise<LibraryDatabase> {
  const database = declare(versions);
  database.on("versionchange", () => {
    // Another page upgrades: let go at once, or it waits for us. Told false, Dexie does not do it again, with a
    // warning on the console.
    database.close({ disableAutoOpen: false });
    onLetGo();
    return false;
  });
  let isGivenUp = false;
  const blocked = new Promise<never>((_resolve, reject) => {
    database.on("blocked", () => {
      isGivenUp = true;
      reject(new LibraryError("store/blocked"));
    });
  });
  await refuseNewer(versions.at(-1)?.number ?? 0);
  const opened = database.open().then(() => {
    // Whoever asked has been told, and asks anew: one that nobody holds would stand in the way of the next upgrade.
    if (isGivenUp) database.close();
  });
  await Promise.race([opened, blocked]);
  return database;
}

/** Dexie opens a newer database without an error, and even adds to it what it misses: so ask before. */
async function refuseNewer(newest: number): Promise<void> {
  const databases = await indexedDB.databases();
  const version = databases.find(({ name }) => name === databaseName)?.version ?? 0;
  if (version > newest * 10) throw new LibraryError("store/newer-version");
}

/** Saves are the reader's only copy, so writes are strict: done means on disk. */
function declare(versions: readonly SchemaVersion[]): LibraryDatabase {
  const database = new Dexie(databaseName, { chromeTransactionDurability: "strict" });
  for (const { number, tables, migrate } of versions) {
    const version = database.version(number).stores({ ...tables });
    if (migrate !== undefined) version.upgrade(migrate);
  }
  writeOneAtATime(database);
  // Dexie adds the declared tables as properties, which is what LibraryTables lists.
  return database as LibraryDatabase;
}
