import type { TagColours } from "../model/tag-colour.ts";
import { withLibrary } from "./database.ts";
import type { LibraryDatabase } from "./schema.ts";

/** The colours of tags. */
export function readColours(): Promise<TagColours> {
  return withLibrary(coloursIn);
}

/** The same inside a transaction over `kept`. */
export async function coloursIn(database: LibraryDatabase): Promise<TagColours> {
  const row = await database.kept.get("tagColours");
  return row?.key === "tagColours" ? row.colours : new Map();
}
