/** Colours of tags: one row for all of them, since there are few and they are always wanted together. */
import { mostColouredTags, type TagColour, type TagColours } from "../../model/tag-colour.ts";
import { withWritable } from "../database.ts";
import type { LibraryDatabase } from "../schema.ts";
import { coloursIn } from "../tag-colours.ts";

/** Gives a tag a colour, or with null none. */
export function paintTag(tag: string, colour: TagColour | null): Promise<void> {
  return withWritable((database) =>
    database.transaction("rw", database.kept, async () => {
      const colours = new Map(await coloursIn(database));
      // What was painted last counts as newest.
      colours.delete(tag);
      if (colour !== null) colours.set(tag, colour);
      await put(database, colours);
    }),
  );
}

/**
 * Takes in the colours of a file: of tags that have none here. Which those were is noted in the import's
 * log, so that {@link ./adopt.ts undoAdoption} takes them back.
 */
export function adoptColours(brought: TagColours, importId: string): Promise<void> {
  return withWritable((database) =>
    database.transaction("rw", database.kept, database.imports, async () => {
      const colours = new Map(await coloursIn(database));
      const added = [...brought].filter(([tag]) => !colours.has(tag));
      if (added.length === 0) return;
      await put(database, new Map([...added, ...colours]));
      await database.imports.put({
        importId,
        batch: colourBatch,
        addedEntries: [],
        addedSnapshots: [],
        before: [],
        addedHighlights: [],
        highlightsBefore: [],
        addedColours: added.map(([tag]) => tag),
      });
    }),
  );
}

/** Before every batch of records. */
const colourBatch = -1;

/** Takes back what {@link adoptColours} added, inside the caller's transaction over `kept`. */
export async function undoColours(database: LibraryDatabase, added: readonly string[]): Promise<void> {
  if (added.length === 0) return;
  const colours = new Map(await coloursIn(database));
  for (const tag of added) colours.delete(tag);
  await put(database, colours);
}

async function put(database: LibraryDatabase, colours: TagColours): Promise<void> {
  const newest = [...colours].slice(-mostColouredTags);
  await database.kept.put({ key: "tagColours", colours: new Map(newest) });
}
