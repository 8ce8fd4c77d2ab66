/**
 * The part of the index of a library of any size that some queries touch, at its true size, in a database of its own: as
 * many segments as merging leaves (the product's own policy), in each the lists of the words of the queries and of their
 * neighbours (as often as in a sample of the seeded articles, written by the product's own block writer), and the flags
 * of every document. The product's own search of the index runs on it. What is not there is what no query reads: the
 * other blocks, between which a step finds its way, and the rows and texts of the twenty shown, which are twenty in any
 * library, so that a whole search grows by less than this part of it.
 */
import { createBlockWriter } from "../../../src/search/block.ts";
import { parseQuery } from "../../../src/search/query.ts";
import { highest } from "../../../src/search/sets.ts";
import { chunkSize, flag } from "../../../src/store/index/columns.ts";
import { find } from "../../../src/store/index/find.ts";
import { createReader } from "../../../src/store/index/reader.ts";
import type { Segment } from "../../../src/store/index-rows.ts";
import { openClause } from "../../../src/store/search.ts";
import { longestTail } from "../../../src/store/write/fold-index.ts";
import { segmentsToMerge, whileAtRest } from "../../../src/store/write/merge-policy.ts";
import { createRandom } from "../../seeded-random.mjs";
import type { createArticles } from "./articles.ts";

/** What there is, and what one of the queries has to read of it, as the middle of all. */
interface PartSize {
  readonly segments: number;
  readonly rewritten: number;
  readonly postings: number;
  readonly kilobytes: number;
}

const name = "stillpage-part";
const sampleSize = 1_500;
/** On each side of a word of a query: a block is read as a whole. */
const neighbours = 12;
/** A word that no article of the sample has is in so many of them. */
const unseen = 0.3 / sampleSize;
const weights = [3, 3, 3, 2, 4, 5];

/** The segments that saving so many articles one by one leaves, and how often each was written anew. */
function segmentsOf(documents: number): {
  readonly segments: readonly Segment[];
  readonly rewritten: number;
} {
  let segments: Segment[] = [];
  let written = 0;
  let last = 0;
  const folded = longestTail + 1;
  for (let first = 1; first <= documents; first += folded) {
    last += 1;
    segments.push({ segment: last, first, count: folded, documents: folded, bytes: 0 });
    const chosen = segmentsToMerge(segments, whileAtRest);
    const [head] = chosen ?? [];
    if (chosen === null || head === undefined) continue;
    const sum = chosen.reduce((total, segment) => total + segment.documents, 0);
    written += sum;
    last += 1;
    const made = { segment: last, first: head.first, count: sum, documents: sum, bytes: 0 };
    segments = segments.flatMap((segment) =>
      segment === head ? [made] : chosen.includes(segment) ? [] : [segment],
    );
  }
  return { segments, rewritten: Math.round((written / documents) * 10) / 10 };
}

export function createPart(articles: ReturnType<typeof createArticles>) {
  let shares: ReadonlyMap<string, number> | null = null;
  let connection: Promise<IDBDatabase> | null = null;

  /** In which share of the articles each English word stands. */
  function sharesOfWords(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (let number = 0; number < sampleSize; number += 1) {
      const { textContent, lang } = articles.article(number * 13);
      if (lang !== "en") continue;
      for (const word of new Set(textContent.toLowerCase().match(/[a-z]+/g) ?? []))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return new Map([...counts].map(([word, count]) => [word, count / sampleSize]));
  }

  return {
    /** Makes it for so many documents, in the place of the one before. */
    async build([documents, and3, prefix]: readonly [
      number,
      readonly string[],
      readonly string[],
    ]): Promise<PartSize> {
      shares ??= sharesOfWords();
      const known = shares;
      const { segments, rewritten } = segmentsOf(documents);
      // What searched the one before holds it.
      (await connection)?.close();
      connection = null;
      const database = await fresh();
      const words = wordsFor([...articles.vocabularies.en].sort(), and3, prefix);
      const sizes = new Map<string, { postings: number; bytes: number }>();
      for (const segment of segments) {
        const random = createRandom(segment.first);
        const writer = createBlockWriter(segment);
        for (const word of words) {
          const list = listOf(random, known.get(word) ?? unseen, segment);
          writer.add(word, list);
          const size = sizes.get(word) ?? { postings: 0, bytes: 0 };
          const bytes = (list.documents.length * bitsOf(list.documents.length / segment.count)) / 8;
          sizes.set(word, { postings: size.postings + list.documents.length, bytes: size.bytes + bytes });
        }
        const rows = writer
          .take(true)
          .map(({ firstTerm, bytes }) => ({ segment: segment.segment, firstTerm, bytes }));
        await putAll(database, "blocks", rows);
      }
      await putAll(database, "columns", flagsFor(documents));
      await putAll(database, "kept", [
        { key: "index", segments, lastSegment: 0, merge: null, rebuild: null, discarded: [] },
      ]);
      database.close();
      const perQuery = and3.map((query) => {
        const own = query.split(" ").map((word) => sizes.get(word) ?? { postings: 0, bytes: 0 });
        return own.reduce((a, b) => ({ postings: a.postings + b.postings, bytes: a.bytes + b.bytes }));
      });
      const middle = (figures: readonly number[]) =>
        figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0;
      return {
        segments: segments.length,
        rewritten,
        postings: middle(perQuery.map(({ postings }) => postings)),
        kilobytes: Math.round(middle(perQuery.map(({ bytes }) => bytes)) / 102.4) / 10,
      };
    },

    /** Milliseconds from the query to the first twenty documents, the connection's opening with it where there is none. */
    async search([query, isTyping]: readonly [string, boolean]): Promise<{
      readonly ms: number;
      readonly found: number;
    }> {
      const start = performance.now();
      connection ??= open();
      const transaction = (await connection).transaction(["kept", "pending", "blocks", "columns"]);
      const parsed = parseQuery(query);
      const { candidates } = await find(
        await createReader(transaction),
        parsed,
        openClause(parsed, { query, isTyping }),
      );
      highest(candidates.scores, 20);
      return { ms: performance.now() - start, found: candidates.documents.length };
    },
  };
}

/** The words of the queries, those that begin as they do, and some neighbours of each. */
function wordsFor(
  sorted: readonly string[],
  and3: readonly string[],
  prefix: readonly string[],
): readonly string[] {
  const wanted = new Set(and3.flatMap((query) => query.split(" ")));
  const places = new Set<number>();
  for (const [at, word] of sorted.entries()) {
    if (prefix.some((beginning) => word.startsWith(beginning))) places.add(at);
    if (wanted.has(word))
      for (let near = at - neighbours; near <= at + neighbours; near += 1) places.add(near);
  }
  return sorted.filter((_word, at) => places.has(at));
}

/** Documents of a segment, each with the same chance. */
function listOf(random: () => number, share: number, { first, count }: Segment) {
  const documents: number[] = [];
  const scale = Math.log(1 - Math.min(share, 0.999));
  for (let at = first; ; at += 1) {
    at += Math.floor(Math.log(1 - random()) / scale);
    if (at >= first + count) break;
    documents.push(at);
  }
  const own = Uint8Array.from(documents, () => weights[Math.floor(random() * weights.length)] ?? 3);
  return { documents: Uint32Array.from(documents), weights: own };
}

/** About as many bits as a document of a list takes: the entropy of its gap, a little for Rice's code, and its weight. */
function bitsOf(share: number): number {
  if (share <= 0 || share >= 1) return 0;
  return (-share * Math.log2(share) - (1 - share) * Math.log2(1 - share)) / share + 0.05 + 1.7;
}

function flagsFor(documents: number) {
  const random = createRandom(documents);
  return Array.from({ length: Math.ceil((documents + 1) / chunkSize) }, (_, chunk) => {
    const values = Uint16Array.from({ length: chunkSize }, (_value, at) => {
      if (chunk * chunkSize + at > documents) return flag.gone;
      return flag.unread | (random() < 0.05 ? flag.favourite : 0) | (random() < 0.1 ? flag.tag : 0);
    });
    return { name: "flags", chunk, bytes: new Uint8Array(values.buffer) };
  });
}

async function fresh(): Promise<IDBDatabase> {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
  return open();
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const { result } = request;
      result.createObjectStore("kept", { keyPath: "key" });
      result.createObjectStore("pending", { keyPath: "document" });
      result.createObjectStore("blocks", { keyPath: ["segment", "firstTerm"] });
      result.createObjectStore("columns", { keyPath: ["name", "chunk"] });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
}

function putAll(database: IDBDatabase, store: string, rows: readonly object[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, "readwrite");
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    for (const row of rows) transaction.objectStore(store).put(row);
  });
}
