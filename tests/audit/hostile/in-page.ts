/** What the audit runs beside the library: the product's own code, past its own gates for what comes in. */
import { canonicalJson } from "../../../src/integrity/canonical.ts";
import { hashArticle, hashText } from "../../../src/integrity/hash.ts";
import type { Article } from "../../../src/model/article.ts";
import type { EntryRecord, SnapshotRecord } from "../../../src/model/library-file.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { listAllIds } from "../../../src/store/read.ts";
import { adoptRecords } from "../../../src/store/write/adopt.ts";

/** Markup and words of strangers, to stand in one entry. */
interface Load {
  readonly number: number;
  readonly url: string | null;
  readonly content: string;
  readonly words: readonly string[];
}

const line = 2_000;

async function recordOf({ number, url, content, words }: Load): Promise<EntryRecord> {
  const clean = words.map((word) => word.toWellFormed());
  const joined = clean.join(" ").slice(0, line).toWellFormed();
  const lines = clean.map((word) => word.slice(0, line).toWellFormed()).filter((word) => word !== "");
  const body = content.toWellFormed();
  const facts: Omit<Article, "content"> = {
    url: url ?? `https://h${number}.test/`,
    pageUrl: url ?? `https://h${number}.test/`,
    title: joined === "" ? `Number ${number}` : joined,
    byline: joined,
    authors: lines.slice(0, 200),
    editor: joined,
    siteName: joined,
    publishedTime: null,
    modifiedTime: null,
    lang: lines[0]?.slice(0, 60) ?? null,
    dir: null,
    excerpt: joined,
    category: joined.slice(0, 100).toWellFormed(),
    source: joined,
    reprintedFrom: joined,
    originalUrl: null,
    edition: joined,
    pageTags: lines.slice(0, 200),
    leadImage: null,
    textContent: `${clean.join("\n")}\n${body}`,
    wordCount: 10,
    scope: "article",
    images: [{ url: `https://h${number}.test/picture.png`, alt: joined, caption: joined }],
    completeness: { proseShare: null, doubts: [] },
    evidence: { title: { rule: "meta", place: joined.slice(0, 100).toWellFormed(), confidence: "low" } },
  };
  const versions = [`<p>First.</p>${body}`, `${body}<p>Second.</p>`];
  const snapshots: SnapshotRecord[] = [];
  for (const [at, markup] of versions.entries()) {
    const article: Article = { ...facts, content: markup, textContent: `${facts.textContent} ${at}` };
    const moment = Date.UTC(2026, 10, 1) + number * 1000 + at;
    snapshots.unshift({
      id: idOf(number, at + 1),
      capturedAt: new Date(moment).toISOString(),
      sequence: moment,
      hash: await hashArticle(article),
      ...article,
      annotations: [],
    });
  }
  const at = new Date(Date.UTC(2026, 10, 1) + number * 1000).toISOString();
  const record: Omit<EntryRecord, "hash"> = {
    id: idOf(number, 0),
    url: facts.url,
    createdAt: at,
    updatedAt: at,
    tags: [...new Set(clean.map((word) => word.slice(0, 60).toWellFormed()))]
      .filter((tag) => tag !== "")
      .slice(0, 100),
    corrections: {},
    isFavourite: false,
    readAt: null,
    archivedAt: null,
    note: clean.join("\n").slice(0, 20_000).toWellFormed() || null,
    snapshots,
  };
  return { ...record, hash: await hashText(canonicalJson(record)) };
}

function idOf(number: number, kind: number): string {
  return `${kind}0000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

const audit = {
  /** Puts the loads into the library as they are, as rows of another version or of another's making would lie there. */
  async store(loads: readonly Load[]): Promise<number> {
    const records: EntryRecord[] = [];
    for (const load of loads) records.push(await recordOf(load));
    await adoptRecords(records, {
      importId: "audit",
      batch: loads[0]?.number ?? 0,
      now: new Date().toISOString(),
    });
    return (await listAllIds()).length;
  },

  /** The same as records of a file of ours, whose every hash is right. */
  async records(loads: readonly Load[]): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const load of loads) lines.push(JSON.stringify(await recordOf(load)));
    return lines;
  },

  /** Every entry with its two newest snapshots, newest first. */
  async pages(): Promise<readonly { readonly entry: string; readonly snapshots: readonly string[] }[]> {
    const database = await openLibrary();
    const snapshots = await database.snapshots.toArray();
    const byEntry = new Map<string, string[]>();
    for (const { entryId, id } of snapshots.sort((a, b) => b.sequence - a.sequence))
      byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), id]);
    return [...byEntry].map(([entry, ids]) => ({ entry, snapshots: ids.slice(0, 2) }));
  },
};

Object.assign(globalThis, { audit });
