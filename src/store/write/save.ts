/** Saving a capture and taking it back: one transaction each, strict. */

import { type Article, factsOf } from "../../model/article.ts";
import type { SnapshotId } from "../../model/id.ts";
import type { PlannedImage } from "../../model/image-state.ts";
import type { SaveOutcome } from "../../model/save-outcome.ts";
import type { Hash } from "../../model/snapshot.ts";
import { deflate, deflateNow, isDeflatedAtOnce } from "../deflate.ts";
import type { EntryRow, LibraryDatabase, SnapshotRow } from "../schema.ts";
import { readAndWrite, type Writing, writeLibrary } from "./books.ts";
import { dayNumber } from "./calendar.ts";
import { addEntry, asLink, type NewEntryRow, removeEntry, replaceEntry, shownFacts } from "./entries.ts";
import { releaseHighlights, shownHighlights } from "./highlights.ts";
import { listImages, releaseImages } from "./images.ts";
import { indexTables } from "./index-entry.ts";

/** A capture ready to be kept. */
export interface NewSnapshot {
  readonly id: SnapshotId;
  readonly article: Article;
  readonly hash: Hash;
  /** RFC 3339 in UTC. */
  readonly capturedAt: string;
  /** Its pictures, in the article's order: noted with the text, fetched after it. */
  readonly images: readonly PlannedImage[];
}

/**
 * Keeps a capture. The promise resolves only after its transaction is complete, which in strict
 * mode means: on disk. The same snapshot id again gives the same outcome and writes nothing.
 * An article that hashes like the entry's latest snapshot adds nothing (`unchanged`). An entry in
 * the trash comes back.
 */
export async function saveSnapshot(snapshot: NewSnapshot): Promise<SaveOutcome> {
  const early = await deflatedBefore(snapshot.article);
  return readAndWrite(
    writtenTables,
    (database) => {
      const asked = Promise.all([
        database.snapshots.get({ id: snapshot.id }),
        database.entries.get({ url: snapshot.article.url }),
      ]);
      // The database answers from another process meanwhile.
      const body = early ?? bodyNow(snapshot.article);
      return asked.then(([known, entry]) => ({ known, entry, ...body }));
    },
    async (writing, { known, entry, content, text }) => {
      const { database, books } = writing;
      if (known !== undefined) return outcomeOf(known, await firstOf(database, known));
      const latest = entry && (await database.snapshots.get({ id: entry.latestSnapshotId }));
      if (entry !== undefined && latest?.hash === snapshot.hash) {
        if (entry.shelf === 1) await replaceEntry(writing, entry, outOfTrash(entry));
        return {
          kind: "unchanged",
          entryId: entry.id,
          snapshotId: latest.id,
          savedAt: latest.capturedAt,
          wasTrashed: entry.shelf === 1,
        };
      }
      const sequence = books.nextSequence(snapshot.capturedAt);
      const { textContent } = snapshot.article;
      const row: SnapshotRow = {
        number: books.nextNumber("snapshot"),
        id: snapshot.id,
        entryId: entry?.id ?? crypto.randomUUID(),
        capturedAt: snapshot.capturedAt,
        sequence,
        hash: snapshot.hash,
        facts: factsOf(snapshot.article),
        bytes: content.length + text.length,
        wasTrashed: entry?.shelf === 1,
      };
      await Promise.all([
        addSnapshot(writing, { snapshot: row, content, text, kind: "captured", at: snapshot.capturedAt }),
        entry === undefined
          ? addEntry(writing, newEntry(row), textContent)
          : replaceEntry(writing, entry, renewed(entry, row), textContent),
        listImages(database, snapshot.id, snapshot.images),
      ]);
      return outcomeOf(row, entry === undefined || entry.snapshotCount === 0);
    },
  );
}

/** A body deflated by the browser's stream, which a transaction would not wait for; null where {@link bodyNow} does. */
async function deflatedBefore({ content, textContent }: Article) {
  if (isDeflatedAtOnce(content) && isDeflatedAtOnce(textContent)) return null;
  const [html, text] = await Promise.all([deflate(content), deflate(textContent)]);
  return { content: html, text };
}

function bodyNow({ content, textContent }: Article) {
  return { content: deflateNow(content), text: deflateNow(textContent) };
}

/** Takes back what {@link saveSnapshot} did; done twice, the second time changes nothing. */
export function undoSave(outcome: SaveOutcome, now: string): Promise<void> {
  return writeLibrary(writtenTables, async (writing) => {
    const { database } = writing;
    const entry = await database.entries.get({ id: outcome.entryId });
    if (entry === undefined) return;
    if (outcome.kind === "unchanged") {
      if (outcome.wasTrashed) await trash(writing, entry, now);
      return;
    }
    const snapshot = await database.snapshots.get({ id: outcome.snapshotId });
    if (snapshot === undefined) return;
    await removeSnapshot(writing, snapshot, now);
    const latest = await latestSnapshot(database, entry.id);
    if (latest === undefined) {
      await removeOrUncapture(writing, entry);
      const left = await database.entries.get({ id: entry.id });
      if (outcome.wasTrashed && left !== undefined) await trash(writing, left, now);
      return;
    }
    const back = await replaceEntry(writing, entry, {
      ...entry,
      ...fromLatest(latest, entry),
      ...(await shownHighlights(database, entry.id)),
      snapshotCount: entry.snapshotCount - 1,
    });
    if (outcome.wasTrashed) await trash(writing, back, now);
  });
}

/** What becomes of an entry with its last snapshot gone: it goes too, unless a list elsewhere named the page. */
async function removeOrUncapture(writing: Writing, entry: EntryRow): Promise<void> {
  if (entry.link === undefined) await removeEntry(writing, entry);
  else await replaceEntry(writing, entry, asLink(entry, entry.link));
}

/** The tables a save touches. */
export function writtenTables(database: LibraryDatabase) {
  const { thumbnails, images, snapshotImages, highlights, places, sketches } = database;
  return [...indexTables(database), thumbnails, images, snapshotImages, highlights, places, sketches];
}

/** Adds a snapshot and its body. */
export async function addSnapshot(
  { database, books }: Writing,
  kept: {
    readonly snapshot: SnapshotRow;
    readonly content: Uint8Array<ArrayBuffer>;
    readonly text: Uint8Array<ArrayBuffer>;
    /** How it came, and when by this computer's clock, for the log. */
    readonly kind: "captured" | "imported";
    readonly at: string;
  },
): Promise<void> {
  books.countSnapshots(1, kept.snapshot.bytes);
  books.log({ ...logged(kept.snapshot), kind: kept.kind, at: kept.at });
  const { snapshot, content, text } = kept;
  await Promise.all([
    database.snapshots.add(snapshot),
    database.bodies.add({ snapshot: snapshot.number, content }),
    database.texts.add({ snapshot: snapshot.number, text }),
  ]);
}

function logged({ id, hash }: Pick<SnapshotRow, "id" | "hash">) {
  return { snapshotId: id, hash };
}

/** Removes a snapshot with its body, its highlights and what it has of pictures. */
export async function removeSnapshot(writing: Writing, row: SnapshotRow, now: string): Promise<void> {
  const { database, books } = writing;
  books.log({ ...logged(row), kind: "deleted", at: now });
  await database.snapshots.delete(row.number);
  await database.bodies.delete(row.number);
  await database.texts.delete(row.number);
  await database.thumbnails.delete(row.id);
  await releaseImages(writing, row.id);
  await releaseHighlights(database, row.id);
  books.countSnapshots(-1, -row.bytes);
}

/** The newest snapshot of an entry. */
export function latestSnapshot(database: LibraryDatabase, entryId: string): Promise<SnapshotRow | undefined> {
  return snapshotsOf(database, entryId).last();
}

/** The snapshots of an entry, oldest first. */
export function snapshotsOf(database: LibraryDatabase, entryId: string) {
  return database.snapshots.where("[entryId+sequence]").between([entryId, -Infinity], [entryId, Infinity]);
}

/** What an entry shows after `latest` became its newest snapshot. */
export function fromLatest(latest: SnapshotRow, entry: Pick<EntryRow, "corrections">) {
  return {
    ...shownFacts(latest.facts, entry.corrections),
    savedAt: latest.capturedAt,
    sequence: latest.sequence,
    latestSnapshotId: latest.id,
    latestSnapshot: latest.number,
  };
}

/** The same entry, back on the shelf it was on: the library's or the archive. */
export function outOfTrash(entry: EntryRow): EntryRow {
  return { ...entry, shelf: entry.archivedAt === null ? 0 : 2, trashedAt: null, trashedDay: null };
}

/** Puts an entry in the trash. */
export async function trash(writing: Writing, entry: EntryRow, now: string): Promise<void> {
  if (entry.shelf === 1) return;
  const trashedDay = await dayNumber(writing.database, now);
  await replaceEntry(writing, entry, { ...entry, shelf: 1, trashedAt: now, trashedDay });
}

function newEntry(snapshot: SnapshotRow): NewEntryRow {
  return {
    id: snapshot.entryId,
    url: snapshot.facts.url,
    ...fromLatest(snapshot, { corrections: {} }),
    corrections: {},
    tags: [],
    favourite: 0,
    unread: 1,
    readAt: null,
    note: null,
    highlightCount: 0,
    highlightNotes: null,
    snapshotCount: 1,
    createdAt: snapshot.capturedAt,
    updatedAt: snapshot.capturedAt,
    shelf: 0,
    archivedAt: null,
    trashedAt: null,
    trashedDay: null,
    story: null,
    grouping: null,
    unplaced: 1,
  };
}

function renewed(entry: EntryRow, snapshot: SnapshotRow): EntryRow {
  return {
    ...outOfTrash(entry),
    ...fromLatest(snapshot, entry),
    snapshotCount: entry.snapshotCount + 1,
  };
}

async function firstOf(database: LibraryDatabase, row: SnapshotRow): Promise<boolean> {
  const first = await snapshotsOf(database, row.entryId).first();
  return first?.id === row.id;
}

function outcomeOf(row: SnapshotRow, isFirst: boolean): SaveOutcome {
  return {
    kind: isFirst ? "added" : "updated",
    entryId: row.entryId,
    snapshotId: row.id,
    savedAt: row.capturedAt,
    wasTrashed: row.wasTrashed,
  };
}
