/** What else could have been built, on the same articles with the same terms. */
import { Dexie } from "dexie";
import { Index } from "flexsearch";
import MiniSearch from "minisearch";
import { eachTerm } from "../../../src/search/tokenize.ts";
import type { createArticles } from "./articles.ts";

const at = () => performance.now();

function termsOf(text: string): string[] {
  const terms: string[] = [];
  eachTerm(text, (term) => terms.push(term));
  return terms;
}

/** Three engines, each built over the first articles and asked as the product is. */
export function createPeers(articles: ReturnType<typeof createArticles>) {
  const options = { fields: ["text"], tokenize: termsOf, processTerm: (term: string) => term };
  let mini: MiniSearch | null = null;
  let flex: Index | null = null;

  function multiEntry(): Dexie {
    const database = new Dexie("bench-multientry");
    database.version(1).stores({ articles: "id, *terms" });
    return database;
  }

  return {
    /** MiniSearch, kept as one JSON text in the database; gives the milliseconds of building an article and the bytes. */
    async buildMiniSearch(count: number): Promise<{ ms: number; bytes: number }> {
      const start = at();
      const index = new MiniSearch(options);
      for (let id = 0; id < count; id += 1) index.add({ id, text: articles.article(id).textContent });
      const ms = (at() - start) / count;
      const json = JSON.stringify(index);
      const database = new Dexie("bench-minisearch");
      database.version(1).stores({ kept: "key" });
      await database.table("kept").put({ key: "index", json });
      database.close();
      return { ms, bytes: new TextEncoder().encode(json).length };
    },

    /** Loads it as a page opened cold must, and searches. */
    async coldMiniSearch(query: string): Promise<number> {
      const start = at();
      const database = new Dexie("bench-minisearch");
      database.version(1).stores({ kept: "key" });
      const { json } = await database.table("kept").get("index");
      mini = MiniSearch.loadJSON(json, options);
      mini.search(query, { combineWith: "AND" }).slice(0, 20);
      database.close();
      return at() - start;
    },

    async warmMiniSearch(query: string, isPrefix: boolean): Promise<number> {
      const start = at();
      mini?.search(query, { combineWith: "AND", prefix: isPrefix }).slice(0, 20);
      return at() - start;
    },

    async buildFlexSearch(count: number): Promise<{ ms: number }> {
      const start = at();
      flex = new Index({ encode: termsOf });
      for (let id = 0; id < count; id += 1) flex.add(id, articles.article(id).textContent);
      return { ms: (at() - start) / count };
    },

    async warmFlexSearch(query: string): Promise<number> {
      const start = at();
      flex?.search(query, { limit: 20 });
      return at() - start;
    },

    async buildMultiEntry(count: number): Promise<{ ms: number; bytes: number }> {
      const before = (await navigator.storage.estimate()).usage ?? 0;
      const start = at();
      const database = multiEntry();
      for (let id = 0; id < count; id += 50) {
        const rows = Array.from({ length: Math.min(50, count - id) }, (_, index) => ({
          id: id + index,
          terms: [...new Set(termsOf(articles.article(id + index).textContent))],
        }));
        await database.table("articles").bulkPut(rows);
      }
      database.close();
      return {
        ms: (at() - start) / count,
        bytes: ((await navigator.storage.estimate()).usage ?? 0) - before,
      };
    },

    /** All words, by the keys of each; opened anew. */
    async coldMultiEntry(query: string): Promise<number> {
      const start = at();
      const database = multiEntry();
      const sets = await Promise.all(
        termsOf(query).map((term) => database.table("articles").where("terms").equals(term).primaryKeys()),
      );
      const [first = [], ...rest] = sets.sort((a, b) => a.length - b.length).map((keys) => new Set(keys));
      [...first].filter((key) => rest.every((set) => set.has(key))).slice(0, 20);
      database.close();
      return at() - start;
    },
  };
}
