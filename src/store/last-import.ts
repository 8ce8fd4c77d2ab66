/** The import that can still be taken back, for whoever offers that. */
import { withLibrary } from "./database.ts";
import type { ImportedFile, LastImportRow } from "./kept-rows.ts";

export type { ImportedFile };
export type LastImport = Readonly<Omit<LastImportRow, "key">>;

/** The last import that changed anything; null where there was none, or it was taken back. */
export function readLastImport(): Promise<LastImport | null> {
  return withLibrary(async (database) => {
    const row = await database.kept.get("lastImport");
    return row?.key === "lastImport" ? row : null;
  });
}

/** The last import, where it was of this very file. */
export async function importOf({ name, size, modified }: ImportedFile): Promise<LastImport | null> {
  const last = await readLastImport();
  const file = last?.file;
  const isSame = file?.name === name && file.size === size && file.modified === modified;
  return isSame ? last : null;
}
