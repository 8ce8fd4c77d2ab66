/** Pictures that snapshots still name and whose bytes are lost, put back out of a file; and taken away again. */
import type { EntryId } from "../../model/id.ts";
import type { CheckedImage } from "../../model/image-state.ts";
import type { Hash } from "../../model/snapshot.ts";
import { withLibrary } from "../database.ts";
import type { ImageRow, ImportRow, LibraryDatabase, RestoredPicture } from "../schema.ts";
import { emptyImportRow, type ImportLog, noteImport } from "./adopt.ts";
import { writeLibrary } from "./books.ts";

/** A picture of which the library has the name and the file the bytes. */
export interface BroughtBack {
  readonly image: CheckedImage & { readonly hash: Hash };
  /** The entries that show it, as far as the file says. */
  readonly entries: readonly EntryId[];
  /** How many of them the import has not counted yet as completed. */
  readonly completed: number;
}

/** How many rows name each picture. The library has no index for it, since nothing else asks: one walk over all. */
export function countNames(): Promise<ReadonlyMap<Hash, number>> {
  return withLibrary(async ({ snapshotImages }) => {
    const names = new Map<Hash, number>();
    await snapshotImages.each((row) => {
      if (row.state === "kept") names.set(row.hash, (names.get(row.hash) ?? 0) + 1);
    });
    return names;
  });
}

/**
 * Puts the bytes back, of which the caller knows that they are those; `names` are by {@link countNames}. The log of
 * the library says since when they belong to their snapshots, and the counts never left them out: neither changes.
 */
export async function restorePicture(
  { image, entries, completed }: BroughtBack,
  names: ReadonlyMap<Hash, number>,
  log: ImportLog,
): Promise<void> {
  const { hash, type, bytes, width, height } = image;
  const damaged = await withLibrary(({ images }) => images.get(hash));
  const before = damaged === undefined ? null : await readable(damaged);
  await writeLibrary(tablesOfRestoring, async ({ database }) => {
    const references = (await database.images.get(hash))?.references ?? names.get(hash) ?? 1;
    const blob = new Blob([bytes], { type });
    await database.images.put({
      hash,
      type,
      bytes: blob,
      byteLength: bytes.length,
      width,
      height,
      references,
    });
    // First: a new import lets go of the logs of the one before.
    await noteImport(database, log, { fresh: 0, newer: completed });
    const row = (await database.imports.get([log.importId, log.batch])) ?? emptyImportRow(log);
    const left = (
      await database.entries
        .where("id")
        .anyOf([...entries])
        .toArray()
    ).map(({ id, updatedAt }): [EntryId, string] => [id, updatedAt]);
    await database.imports.put({
      ...row,
      left: [...(row.left ?? []), ...left],
      restored: [...(row.restored ?? []), { hash, before, references, entries: [...entries] }],
    });
  });
}

function tablesOfRestoring({ entries, images, imports }: LibraryDatabase) {
  return [entries, images, imports];
}

/** The row with its bytes in memory; null where they can no longer be read, and so not be written again. */
async function readable(row: ImageRow): Promise<ImageRow | null> {
  try {
    return { ...row, bytes: new Blob([await row.bytes.arrayBuffer()], { type: row.type }) };
  } catch {
    // A file that the browser has lost: as good as no row.
    return null;
  }
}

/** Inside the caller's transaction: leaves the pictures of a batch as they were found, but for those needed since. */
export async function unrestore(
  { images }: LibraryDatabase,
  { restored = [] }: Pick<ImportRow, "restored">,
  stayed: ReadonlySet<EntryId>,
): Promise<void> {
  for (const { hash, before, references, entries } of restored.toReversed()) {
    const row = await images.get(hash);
    if (row === undefined || row.references > references || isShown(entries, stayed)) continue;
    if (before === null) await images.delete(hash);
    else await images.put({ ...before, references: row.references });
  }
}

function isShown(entries: RestoredPicture["entries"], stayed: ReadonlySet<EntryId>): boolean {
  return entries.some((id) => stayed.has(id));
}
