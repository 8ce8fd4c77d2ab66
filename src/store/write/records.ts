/** Rows out of the records of a file. */
import { factsOf } from "../../model/article.ts";
import type { EntryId } from "../../model/id.ts";
import type { EntryRecord, SnapshotRecord } from "../../model/library-file.ts";
import type { SnapshotRow } from "../schema.ts";
import { type NewEntryRow, shownFacts } from "./entries.ts";

/** A snapshot's HTML and text, deflated. */
export interface Body {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly text: Uint8Array<ArrayBuffer>;
}

/** The row of an entry that is not in the library yet, showing its newest snapshot. */
export function newRow(record: EntryRecord, id: EntryId): NewEntryRow {
  const [newest] = record.snapshots;
  if (newest === undefined) throw new RangeError("a record has at least one snapshot");
  return {
    id,
    url: record.url,
    ...shownFacts(factsOf(newest), record.corrections),
    ...ownData(record),
    savedAt: newest.capturedAt,
    sequence: newest.sequence,
    snapshotCount: 0,
    latestSnapshotId: newest.id,
    createdAt: record.createdAt,
    shelf: 0,
    trashedAt: null,
    trashedDay: null,
  };
}

/** What of a record is the reader's own. */
export function ownData(record: EntryRecord) {
  return {
    tags: record.tags,
    corrections: record.corrections,
    favourite: record.isFavourite ? 1 : 0,
    unread: record.readAt === null ? 1 : 0,
    readAt: record.readAt,
    note: record.note,
    updatedAt: record.updatedAt,
  } as const;
}

export function snapshotRow(
  snapshot: SnapshotRecord,
  entryId: EntryId,
  body: Body,
): Omit<SnapshotRow, "number"> {
  const { id, capturedAt, sequence, hash, ...article } = snapshot;
  const bytes = body.content.length + body.text.length;
  return { id, entryId, capturedAt, sequence, hash, facts: factsOf(article), bytes, wasTrashed: false };
}
