/**
 * What the crash audit runs beside the library: all rows of one moment, held against one another; every entry looked
 * for in the index; and the damage by hand that shows that all of this would be told.
 */
import { searchLibrary } from "../../../src/store/search.ts";
import { verifyLibrary } from "../../../src/store/verify.ts";
import { deleteEntries, trashEntries } from "../../../src/store/write/edit.ts";
import { faultsOf } from "./faults.ts";
import { isLibrary, type Rows, readRows, writeRaw } from "./rows.ts";
import { numberOf, wordOfNumber, wordOfSnapshot } from "./words.mjs";

/** What a look at the library found; every list is to be empty but the first two. */
interface Look {
  readonly entries: readonly (readonly [url: string, state: object])[];
  /** Of each snapshot the pictures it has kept. */
  readonly kept: readonly (readonly [snapshot: string, hashes: readonly string[]])[];
  readonly torn: readonly string[];
  readonly index: readonly string[];
  readonly orphaned: readonly string[];
  readonly missing: readonly string[];
}

const nothing: Look = { entries: [], kept: [], torn: [], index: [], orphaned: [], missing: [] };

const audit = {
  /** The whole library, and what is wrong with it; of the addresses in `gone` nothing may be found. */
  async look(gone: readonly string[]): Promise<Look> {
    // The first save may not have come to anything; what was acknowledged before is then missed by the runner.
    if (!(await isLibrary())) return nothing;
    const rows = await readRows();
    const faults = await faultsOf(rows);
    const index = [...faults.index, ...(await searched(rows, gone))];
    return {
      entries: statesOf(rows),
      kept: keptOf(rows),
      torn: [...faults.torn, ...(await verified())],
      index,
      orphaned: faults.orphaned,
      missing: faults.missing,
    };
  },

  /** Gives the background a command, as pages of ours do. */
  command(message: { readonly command: string; readonly request: object }): Promise<unknown> {
    return chrome.runtime.sendMessage(message);
  },

  /** The tab that shows an address of a host we may read. */
  async tabOf(url: string): Promise<number | null> {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url === url)?.id ?? null;
  },

  /** Pictures that are kept now, and the ids of the entries. */
  async glance(): Promise<Pick<Look, "kept"> & { readonly ids: readonly (readonly [string, string])[] }> {
    if (!(await isLibrary())) return { kept: [], ids: [] };
    const rows = await readRows(["snapshotImages", "entries"]);
    return { kept: keptOf(rows), ids: rows.entries.map(({ url, id }) => [url, id]) };
  },

  /** How much room there is, as the browser tells its pages. */
  room: () => navigator.storage.estimate(),

  /** Harms the library in one way; what {@link look} is to say of it is the name of a list. */
  async harm(way: Way): Promise<void> {
    await ways[way](await readRows());
  },
};

function statesOf({ entries, snapshots }: Rows): Look["entries"] {
  return entries.map((entry) => [
    entry.url,
    {
      snapshots: snapshots
        .filter(({ entryId }) => entryId === entry.id)
        .sort((a, b) => a.sequence - b.sequence)
        .map(({ id }) => id),
      tags: entry.tags,
      note: entry.note,
      isFavourite: entry.favourite === 1,
      isArchived: entry.archivedAt !== null,
      isTrashed: entry.shelf === 1,
    },
  ]);
}

function keptOf({ snapshotImages }: Rows): Look["kept"] {
  const kept = new Map<string, string[]>();
  for (const row of snapshotImages)
    if (row.state === "kept") kept.set(row.snapshotId, [...(kept.get(row.snapshotId) ?? []), row.hash]);
  return [...kept];
}

/** What the product's own verification says. */
async function verified(): Promise<readonly string[]> {
  const { altered, unlogged, missing, alteredImages, log } = await verifyLibrary(
    () => undefined,
    new AbortController().signal,
  );
  const tell = (what: string, names: readonly string[]) => names.map((name) => `${name} is ${what}`);
  return [
    ...tell("altered", altered),
    ...tell("not in the log", unlogged),
    ...tell(
      "missing, by the log",
      missing.map(({ id }) => id),
    ),
    ...tell("an altered picture", alteredImages),
    ...(log.kind === "broken" || log.kind === "forged" ? [`the log is ${log.kind}`] : []),
  ];
}

/** Every entry by the word of its address and that of its newest version; older versions and what is gone by none. */
async function searched({ entries, snapshots }: Rows, gone: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const expect = async (word: string, wanted: readonly string[]): Promise<void> => {
    for (const query of [word, `${word} is:trashed`]) {
      const { hits } = await searchLibrary({ query, limit: 20, isTyping: false });
      const found = hits.map(({ entry }) => entry.id);
      const isTrash = query !== word;
      const due = wanted.filter((id) => isTrash === entries.some((row) => row.id === id && row.shelf === 1));
      if (found.sort().join() !== due.sort().join())
        wrong.push(`“${query}” finds ${found.join() || "nothing"} instead of ${due.join() || "nothing"}`);
    }
  };
  for (const entry of entries) {
    const number = numberOf(entry.url);
    if (Number.isInteger(number)) await expect(wordOfNumber(number), [entry.id]);
  }
  const newest = new Map(entries.map((entry) => [entry.latestSnapshotId, entry.id]));
  for (const { id } of snapshots) {
    const owner = newest.get(id);
    await expect(wordOfSnapshot(id), owner === undefined ? [] : [owner]);
  }
  for (const url of gone) await expect(wordOfNumber(numberOf(url)), []);
  // A tag alone looks where nothing is put away.
  const tags = new Set(entries.flatMap((entry) => entry.tags));
  for (const tag of tags) {
    const { hits } = await searchLibrary({ query: `tag:"${tag}"`, limit: 500, isTyping: false });
    const due = entries.filter((row) => row.shelf === 0 && row.tags.includes(tag)).map(({ id }) => id);
    if (
      hits
        .map(({ entry }) => entry.id)
        .sort()
        .join() !== due.sort().join()
    )
      wrong.push(`the tag ${tag} finds ${hits.length} instead of ${due.length}`);
  }
  return wrong;
}

/** Ways of harming the library, each by the list that is to tell of it. */
const ways = {
  lost: async ({ entries }: Rows) => {
    const [entry] = entries;
    if (entry === undefined) throw new Error("nothing to lose");
    const now = new Date().toISOString();
    await trashEntries([entry.id], now);
    await deleteEntries([entry.id], now);
  },
  torn: ({ snapshots }: Rows) => writeRaw((table) => table("bodies").delete(snapshots.at(-1)?.number ?? 0)),
  counts: ({ kept }: Rows) =>
    writeRaw((table) => {
      const counts = kept.find(({ key }) => key === "counts");
      if (counts?.key === "counts") table("kept").put({ ...counts, snapshots: counts.snapshots + 1 });
    }),
  index: ({ pending, entries }: Rows) =>
    writeRaw((table) => {
      const [row] = pending;
      if (row !== undefined) table("pending").delete(row.document);
      else {
        const [entry] = entries;
        if (entry !== undefined) table("entries").put({ ...entry, document: entry.document + 100_000 });
      }
    }),
  orphaned: () =>
    writeRaw((table) => {
      const bytes = new Blob(["nobody shows this"], { type: "image/png" });
      const size = { byteLength: bytes.size, width: null, height: null };
      table("images").put({
        hash: `sha256:${"0".repeat(64)}`,
        type: "image/png",
        bytes,
        ...size,
        references: 1,
      });
    }),
  missing: ({ snapshotImages }: Rows) => {
    const kept = snapshotImages.find((row) => row.state === "kept");
    if (kept?.state !== "kept") throw new Error("no picture to lose");
    return writeRaw((table) => table("images").delete(kept.hash));
  },
} satisfies Record<string, (rows: Rows) => Promise<void>>;
type Way = keyof typeof ways;

/** The little of the extension's API that is called here. */
declare const chrome: {
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
  readonly tabs: {
    query(filter: object): Promise<readonly { readonly id?: number; readonly url?: string }[]>;
  };
};

Object.assign(globalThis, { audit });
