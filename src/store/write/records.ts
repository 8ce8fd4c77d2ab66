/** Rows out of the records of a file. */
import { highlightOf } from "../../model/annotation.ts";
import { factsOf } from "../../model/article.ts";
import type { Highlight } from "../../model/highlight.ts";
import type { EntryId } from "../../model/id.ts";
import type { EntryRecord, SnapshotRecord } from "../../model/library-file.ts";
import { factsOfLink } from "../../model/link.ts";
import type { SnapshotRow } from "../schema.ts";
import { type NewEntryRow, shownFacts } from "./entries.ts";
import { tellHighlights } from "./highlights.ts";

/** A snapshot's HTML and text, deflated. */
export interface Body {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly text: Uint8Array<ArrayBuffer>;
}

/** The row of an entry that is not in the library yet, showing its newest snapshot, which has no number yet. */
export function newRow(record: EntryRecord, id: EntryId): NewEntryRow {
  const [newest] = record.snapshots;
  const { link } = record;
  const shown = newest === undefined ? link && factsOfLink(record.url, link) : factsOf(newest);
  if (shown === undefined) throw new RangeError("a record has a snapshot or says what is known without one");
  return {
    id,
    url: record.url,
    ...shownFacts(shown, record.corrections),
    ...ownData(record),
    ...besides(record),
    ...tellHighlights(highlightsOf(record, id)),
    savedAt: newest?.capturedAt ?? link?.savedAt ?? record.createdAt,
    sequence: newest?.sequence ?? link?.sequence ?? Date.parse(record.createdAt),
    snapshotCount: 0,
    latestSnapshotId: newest?.id ?? id,
    latestSnapshot: 0,
    createdAt: record.createdAt,
    shelf: record.archivedAt === null ? 0 : 2,
    trashedAt: null,
    trashedDay: null,
    story: null,
    unplaced: 1,
  };
}

/** The highlights of a record, each id once. */
export function highlightsOf(record: EntryRecord, entryId: EntryId): readonly Highlight[] {
  const highlights = new Map<string, Highlight>();
  for (const { id: snapshotId, annotations } of record.snapshots)
    for (const annotation of annotations) {
      const highlight = highlightOf(annotation, { entryId, snapshotId });
      if (!highlights.has(highlight.id)) highlights.set(highlight.id, highlight);
    }
  return [...highlights.values()];
}

/** What of a record's entry itself is the reader's own. */
export function ownData(record: EntryRecord) {
  return {
    tags: record.tags,
    corrections: record.corrections,
    favourite: record.isFavourite ? 1 : 0,
    unread: record.readAt === null ? 1 : 0,
    readAt: record.readAt,
    archivedAt: record.archivedAt,
    note: record.note,
    grouping: record.grouping ?? null,
    updatedAt: record.updatedAt,
  } as const;
}

/** What a row has only where its record has it. */
function besides({ link, importedFrom, extra }: EntryRecord) {
  return {
    ...(link === undefined ? {} : { link }),
    ...(importedFrom === undefined ? {} : { importedFrom }),
    ...(extra === undefined ? {} : { extra }),
  };
}

export function snapshotRow(
  snapshot: SnapshotRecord,
  entryId: EntryId,
  body: Body,
  number: number,
): SnapshotRow {
  const { id, capturedAt, sequence, hash, annotations: _annotations, extra, ...article } = snapshot;
  const bytes = body.content.length + body.text.length;
  return {
    number,
    id,
    entryId,
    capturedAt,
    sequence,
    hash,
    facts: factsOf(article),
    bytes,
    wasTrashed: false,
    ...(extra === undefined ? {} : { extra }),
  };
}
