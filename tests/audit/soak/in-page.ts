/** What the soak audit runs beside the library: what it weighs, row by row, and a leak by hand that this must tell. */
import { sharedRaw } from "../../../src/store/raw.ts";
import { searchLibrary } from "../../../src/store/search.ts";
import { isLibrary, readRows, writeRaw } from "../crash/rows.ts";

/** What a library weighs, summed over its rows: no database gives back what is gone until it sees fit. */
interface Weight {
  readonly rows: Readonly<Record<string, number>>;
  readonly bytes: Readonly<Record<string, number>>;
  readonly segments: number;
  readonly usage: number;
}

const audit = {
  /** Null while there is no library. */
  async weigh(): Promise<Weight | null> {
    if (!(await isLibrary())) return null;
    const all: Record<string, readonly unknown[]> = { ...(await readRows()), ...(await others()) };
    const rows: Record<string, number> = {};
    const bytes: Record<string, number> = {};
    for (const [table, list] of Object.entries(all)) {
      rows[table] = list.length;
      bytes[table] = list.reduce((sum: number, row) => sum + sizeOf(row), 0);
    }
    const index = all["kept"]?.find((row) => isRecord(row) && row["key"] === "index");
    const segments = isRecord(index) && Array.isArray(index["segments"]) ? index["segments"].length : 0;
    return { rows, bytes, segments, usage: (await navigator.storage.estimate()).usage ?? 0 };
  },

  /** Whether the index has work left: a tail, a merge, something to be thrown away, a story to be looked for. */
  async isAtRest(): Promise<boolean> {
    const { kept, pending, entries, snapshotImages } = await readRows([
      "kept",
      "pending",
      "entries",
      "snapshotImages",
    ]);
    const index = kept.find(({ key }) => key === "index");
    const isTended =
      index?.key !== "index" ||
      (index.merge === null && index.rebuild === null && index.discarded.length === 0);
    return (
      isTended &&
      pending.length <= 32 &&
      entries.every(({ unplaced }) => unplaced === null) &&
      snapshotImages.every(({ state }) => state !== "waiting")
    );
  },

  /** The ids of entries by their address. */
  async ids(): Promise<readonly (readonly [url: string, id: string, snapshot: string])[]> {
    if (!(await isLibrary())) return [];
    const { entries } = await readRows(["entries"]);
    return entries.map(({ url, id, latestSnapshotId }) => [url, id, latestSnapshotId]);
  },

  async search(query: string): Promise<number> {
    return (await searchLibrary({ query, limit: 20, isTyping: true })).total;
  },

  command(message: { readonly command: string; readonly request: object }): Promise<unknown> {
    return chrome.runtime.sendMessage(message);
  },

  async tabOf(url: string): Promise<number | null> {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url === url)?.id ?? null;
  },

  /** Leaves rows behind, as a careless deletion would: bodies of no snapshot. */
  leaveRows: (count: number): Promise<void> =>
    writeRaw((table) => {
      for (let at = 0; at < count; at += 1) {
        const content = crypto.getRandomValues(new Uint8Array(4_000));
        table("bodies").put({ snapshot: 900_000 + at, content });
      }
    }),
};

/** The tables that the crash audit has no use for. */
async function others(): Promise<Record<string, readonly unknown[]>> {
  const database = await sharedRaw();
  const names = ["highlights", "places", "stamps", "imports", "blocks"];
  if (database === null) return {};
  const transaction = database.transaction(names);
  const lists = await Promise.all(
    names.map(
      (name) =>
        new Promise<readonly unknown[]>((resolve, reject) => {
          const request = transaction.objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        }),
    ),
  );
  return Object.fromEntries(names.map((name, at) => [name, lists[at] ?? []]));
}

/** About what a value takes as a database writes it. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length + 4;
  if (value instanceof Uint8Array) return value.byteLength + 4;
  if (value instanceof Blob) return value.size;
  if (value instanceof Map) return sizeOf([...value]);
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + sizeOf(one), 4);
  if (!isRecord(value)) return 8;
  return Object.entries(value).reduce((sum, [key, member]) => sum + key.length + sizeOf(member), 4);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

declare const chrome: {
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
  readonly tabs: {
    query(filter: object): Promise<readonly { readonly id?: number; readonly url?: string }[]>;
  };
};

Object.assign(globalThis, { audit });
