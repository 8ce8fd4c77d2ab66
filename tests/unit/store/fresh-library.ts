import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { planImages } from "../../../src/images/plan.ts";
import { hashArticle } from "../../../src/integrity/hash.ts";
import type { Article } from "../../../src/model/article.ts";
import type { NewHighlight } from "../../../src/model/highlight.ts";
import type { EntryRecord } from "../../../src/model/library-file.ts";
import type { SaveOutcome } from "../../../src/model/save-outcome.ts";
import { closeLibrary } from "../../../src/store/database.ts";
import { saveSnapshot } from "../../../src/store/write/save.ts";
import { sampleArticle } from "../sample-article.ts";

/** Call before each test: an empty IndexedDB and no open connection. */
export async function freshLibrary(): Promise<void> {
  await closeLibrary();
  globalThis.indexedDB = new IDBFactory();
  // Dexie took note of what there was when it was loaded.
  Dexie.dependencies = { indexedDB: globalThis.indexedDB, IDBKeyRange };
}

/** Saves a sample article with changes, as a click at the given time would. */
export async function save(
  changes: Partial<Article> = {},
  capturedAt = "2026-11-01T10:00:00.000Z",
  id: string = crypto.randomUUID(),
): Promise<SaveOutcome> {
  const article = sampleArticle(changes);
  return saveSnapshot({
    id,
    article,
    hash: await hashArticle(article),
    capturedAt,
    images: planImages(article),
  });
}

/** The record of a page that another program lists, as an import makes it. */
export function linkRecord(
  url: string,
  {
    savedAt,
    ...given
  }: { readonly title: string; readonly savedAt: string; readonly tags?: readonly string[] },
): EntryRecord {
  const hash = `sha256:${"0".repeat(64)}` as const;
  return {
    id: crypto.randomUUID(),
    url,
    createdAt: savedAt,
    updatedAt: savedAt,
    tags: given.tags ?? [],
    corrections: {},
    isFavourite: false,
    readAt: null,
    archivedAt: null,
    note: null,
    snapshots: [],
    link: {
      title: given.title,
      byline: null,
      siteName: "x",
      publishedTime: null,
      lang: null,
      excerpt: null,
      savedAt,
      sequence: Date.parse(savedAt),
    },
    importedFrom: [{ service: "test", hash }],
    hash,
  };
}

/** A highlight on what {@link save} kept, with changes. */
export function highlightOn(
  { entryId, snapshotId }: Pick<SaveOutcome, "entryId" | "snapshotId">,
  changes: Partial<NewHighlight> = {},
): NewHighlight {
  return {
    id: crypto.randomUUID(),
    entryId,
    snapshotId,
    colour: "yellow",
    note: null,
    exact: "council voted",
    prefix: "The ",
    suffix: " nine to two on Monday.",
    start: 4,
    end: 17,
    createdAt: "2026-11-01T11:00:00.000Z",
    ...changes,
  };
}
