/**
 * One writing transaction at a time in the library, whoever writes.
 *
 * Chromium's LevelDB store puts a transaction that is not small on disk before it is committed, with the locks it holds.
 * Killed then, the next start takes those locks again to undo it, and takes each as exclusive, though
 * two transactions over different tables share that of their database. Two that were under way so come to
 * "Invalid locks on disk", for which Chromium deletes the whole database (`LevelDBScopes::Initialize`). A thumbnail that
 * is kept beside a picture was enough: `npm run audit:crash` lost a library so once in some two hundred kills.
 *
 * Transactions that have a table in common wait for each other, in all pages and the background; so all that write have
 * one.
 */
import type { Dexie } from "dexie";
import type { LibraryTables } from "./schema.ts";

/** Nobody reads it for a list or a search, which would wait for whoever writes. */
const sharedTable: keyof LibraryTables = "imports";

/** Has each transaction of this connection that writes wait for whichever writes. */
export function writeOneAtATime(database: Dexie): void {
  database.use({
    stack: "dbcore",
    name: "one writer",
    create: (core) => ({
      ...core,
      transaction(tables, mode, options) {
        const isAlone = mode === "readonly" || tables.includes(sharedTable);
        return core.transaction(isAlone ? tables : [...tables, sharedTable], mode, options);
      },
    }),
  });
}
