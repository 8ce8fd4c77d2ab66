/** What the search audit runs beside the library: the product's own writing and searching, and faults by hand that it must tell. */
import { hashArticle } from "../../../src/integrity/hash.ts";
import type { EntryId } from "../../../src/model/id.ts";
import type { EntryRecord } from "../../../src/model/library-file.ts";
import type { SaveOutcome } from "../../../src/model/save-outcome.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { flag, valuesOf } from "../../../src/store/index/columns.ts";
import type { BlockRow } from "../../../src/store/index-rows.ts";
import { listHighlights } from "../../../src/store/read-highlights.ts";
import { listFound, searchLibrary } from "../../../src/store/search.ts";
import { adoptRecords } from "../../../src/store/write/adopt.ts";
import { deleteEntries, restoreEntries, trashEntries, updateEntries } from "../../../src/store/write/edit.ts";
import { foldTail } from "../../../src/store/write/fold-index.ts";
import { addHighlight, removeHighlights, updateHighlight } from "../../../src/store/write/highlights.ts";
import { mergeStep } from "../../../src/store/write/merge-index.ts";
import { saveSnapshot, undoSave } from "../../../src/store/write/save.ts";
import { settleIndex } from "../../../src/store/write/tend-index.ts";
import { createArticles } from "../../bench/library/articles.ts";
import type { Step } from "./model.ts";

const articles = createArticles();
const now = "2026-11-02T12:00:00.000Z";
let lastSave: SaveOutcome | null = null;
let addresses: ReadonlyMap<EntryId, string> | null = null;
/** What a fault has put aside, to be put back. */
let putAside: (() => Promise<void>) | null = null;

/** What a search says, in one form or the other. */
interface Answer {
  readonly urls: readonly string[];
  /** Null where it is told to be no exact count. */
  readonly total: number | null;
  /** Of the first page. */
  readonly shown: readonly string[];
}

const audit = {
  /** Takes in articles `from` up to `to` as an import does. */
  async fill([from, to]: readonly [number, number]): Promise<void> {
    for (let batch = from; batch < to; batch += 50) {
      const records = Array.from({ length: Math.min(50, to - batch) }, (_, at) =>
        articles.record(batch + at),
      );
      await adoptRecords(records, { importId: "audit", batch, now });
      await settleIndex("import");
    }
  },

  async run(steps: readonly Step[]): Promise<void> {
    addresses = null;
    for (const step of steps) await run(step);
  },

  /** Of the index alone: what copies there are no query here asks for, and finding them takes minutes. */
  tend: (): Promise<void> => settleIndex("rest"),

  async answers(
    questions: readonly { readonly query: string; readonly isTyping: boolean }[],
  ): Promise<readonly Answer[]> {
    addresses ??= new Map((await (await openLibrary()).entries.toArray()).map(({ id, url }) => [id, url]));
    const known = addresses;
    const answers: Answer[] = [];
    for (const question of questions) {
      const found = await listFound(question);
      const { hits, total, isTotalExact } = await searchLibrary({ ...question, limit: 20 });
      answers.push({
        urls: found.map((id) => known.get(id) ?? id).sort(),
        total: isTotalExact ? total : null,
        shown: hits.map(({ entry }) => entry.url),
      });
    }
    return answers;
  },

  /** Harms the index so that a question is answered otherwise; resolves to false where there is nothing to harm. */
  async harm({
    fault,
    word,
    url,
  }: {
    fault: "block" | "gone" | "mark";
    word: string;
    url: string;
  }): Promise<boolean> {
    const database = await openLibrary();
    if (fault === "block") {
      const index = await database.kept.get("index");
      const kept: BlockRow[] = [];
      for (const { segment } of index?.key === "index" ? index.segments : []) {
        const upTo = database.blocks
          .where("[segment+firstTerm]")
          .between([segment, ""], [segment, word], true, true);
        const block = await upTo.last();
        if (block !== undefined) kept.push(block);
      }
      await database.blocks.bulkDelete(kept.map(({ segment, firstTerm }) => [segment, firstTerm]));
      putAside = async () => void (await database.blocks.bulkPut(kept));
      return kept.length > 0;
    }
    const document = (await database.entries.get({ url }))?.document ?? 0;
    const row = await database.columns.get(["flags", Math.floor(document / 4_096)]);
    if (row === undefined) return false;
    const values = valuesOf("flags", row.bytes.slice());
    values[document % 4_096] =
      (values[document % 4_096] ?? 0) ^ (fault === "gone" ? flag.gone : flag.favourite);
    await database.columns.put({ ...row, bytes: new Uint8Array(values.buffer) });
    putAside = async () => void (await database.columns.put(row));
    return true;
  },

  async mend(): Promise<void> {
    await putAside?.();
    putAside = null;
  },
};

async function run(step: Step): Promise<void> {
  switch (step.kind) {
    case "fold":
      await foldTail(await openLibrary(), 0);
      return;
    case "merge":
      // Left where it stands: the next query meets a merge half done.
      for (let at = 0; at < 3; at += 1) await mergeStep(await openLibrary(), { most: 2, reach: 5 });
      return;
    case "tend":
      return audit.tend();
    case "save": {
      const { article, capturedAt } = step;
      const hash = await hashArticle(article);
      lastSave = await saveSnapshot({ id: crypto.randomUUID(), article, hash, capturedAt, images: [] });
      return;
    }
    case "undo":
      if (lastSave !== null) await undoSave(lastSave, now);
      return;
    case "edit":
      return updateEntries(await idsOf(step.urls), step.patch, now);
    case "trash":
      return trashEntries(await idsOf(step.urls), now);
    case "restore":
      return restoreEntries(await idsOf(step.urls));
    case "delete":
      return deleteEntries(await idsOf(step.urls), now);
    case "link":
      await adoptRecords([linkRecord(step)], {
        importId: "links",
        batch: Date.parse(step.savedAt),
        now,
        manner: "foreign",
      });
      return;
    case "highlight":
    case "unhighlight":
      return mark(step.url, step.kind === "highlight" ? { note: step.note } : null);
  }
}

async function idsOf(urls: readonly string[]): Promise<readonly EntryId[]> {
  const rows = await (await openLibrary()).entries.where("url").anyOf(urls).toArray();
  return rows.map(({ id }) => id);
}

/** The one highlight of an entry made, changed, or taken away. */
async function mark(url: string, changed: { readonly note: string | null } | null): Promise<void> {
  const entry = await (await openLibrary()).entries.get({ url });
  if (entry === undefined) throw new Error(`${url} is not in the library`);
  const [known] = await listHighlights(entry.id);
  if (changed === null) await removeHighlights(known === undefined ? [] : [known.id], now);
  else if (known !== undefined) await updateHighlight(known.id, changed, now);
  else
    await addHighlight(
      {
        id: crypto.randomUUID(),
        entryId: entry.id,
        snapshotId: entry.latestSnapshotId,
        colour: "yellow",
        note: changed.note,
        exact: "x",
        prefix: "",
        suffix: "",
        start: 0,
        end: 1,
        createdAt: now,
      },
      now,
    );
}

function linkRecord({ url, title, savedAt }: Extract<Step, { readonly kind: "link" }>): EntryRecord {
  const hash = `sha256:${"0".repeat(64)}` as const;
  return {
    id: crypto.randomUUID(),
    url,
    createdAt: savedAt,
    updatedAt: savedAt,
    tags: [],
    corrections: {},
    isFavourite: false,
    readAt: null,
    archivedAt: null,
    note: null,
    snapshots: [],
    link: {
      title,
      byline: null,
      siteName: "Links",
      publishedTime: null,
      lang: null,
      excerpt: null,
      savedAt,
      sequence: Date.parse(savedAt),
    },
    importedFrom: [{ service: "audit", hash }],
    hash,
  };
}

Object.assign(globalThis, { audit });
