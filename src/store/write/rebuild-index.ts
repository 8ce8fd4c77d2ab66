/**
 * Making the search index anew out of the library, where the two do not match: a file system that lost
 * blocks, a browser that was restored in part. Entries are taken in order, some in a transaction, and
 * how far it came stands in the index's own row, so that it goes on after any death. A text that is damaged
 * is counted there and passed over: its entry is found by its title and all else that is known of it.
 */
import { chunkSize, goneAt } from "../index/columns.ts";
import type { LibraryDatabase } from "../schema.ts";
import { indexOnlyTables, indexRow } from "./fold-index.ts";
import { indexEntry, indexTables, textOfLatest } from "./index-entry.ts";

/** Entries in one step. */
const entriesPerStep = 25;

/** The making has begun. */
const begun = { rebuild: { after: 0 }, textsMissed: 0 } as const;

/**
 * Compares the index with the library by their numbers, and has it made anew where they differ; true
 * where that is so. Reads the flags of all documents and counts keys, no rows.
 */
export function checkIndex(database: LibraryDatabase): Promise<boolean> {
  return database.transaction("rw", [...indexOnlyTables(database), database.entries], async () => {
    const index = await indexRow(database);
    if (index.rebuild !== null) return true;
    const [entries, tail, flags] = await Promise.all([
      database.entries.count(),
      database.pending.count(),
      database.columns.where("[name+chunk]").between(["flags", 0], ["flags", Infinity]).toArray(),
    ]);
    let living = tail;
    for (const { bytes } of flags) {
      const isGone = goneAt(bytes);
      for (let at = 0; at < chunkSize; at += 1) if (!isGone(at)) living += 1;
    }
    // One is enough to know: a large index has tens of thousands.
    const blocks = await database.blocks.limit(1).primaryKeys();
    const isWhole = living === entries && (blocks.length > 0 || index.segments.length === 0);
    if (isWhole) return false;
    await Promise.all([
      database.blocks.clear(),
      database.columns.clear(),
      database.names.clear(),
      database.pending.clear(),
      database.kept.put({ ...index, segments: [], merge: null, discarded: [], ...begun }),
    ]);
    return true;
  });
}

/** One step of making the index anew; false where there is none to make. */
export function rebuildStep(database: LibraryDatabase): Promise<boolean> {
  return database.transaction("rw", indexTables(database), async () => {
    const index = await indexRow(database);
    if (index.rebuild === null) return false;
    const rows = await database.entries
      .where("number")
      .above(index.rebuild.after)
      .limit(entriesPerStep)
      .toArray();
    const library = await database.kept.get("library");
    let lastDocument = library?.key === "library" ? library.lastDocument : 0;
    let textsMissed = index.textsMissed ?? 0;
    for (const row of rows) {
      // What was saved or changed since the making began stands in the tail already.
      if ((await database.pending.get(row.document)) !== undefined) continue;
      lastDocument += 1;
      const renumbered = { ...row, document: lastDocument };
      await database.entries.put(renumbered);
      const text = await textOfLatest(database, row);
      if (text === null) textsMissed += 1;
      await indexEntry(database, renumbered, text ?? "");
    }
    if (library?.key === "library") await database.kept.put({ ...library, lastDocument });
    const after = rows.at(-1)?.number;
    await database.kept.put({ ...index, rebuild: after === undefined ? null : { after }, textsMissed });
    return true;
  });
}
