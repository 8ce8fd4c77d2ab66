/** The order of titles: by the reader's alphabet, which no index of a database knows. */
import { result } from "../raw.ts";
import type { EntryRow } from "../schema.ts";
import type { IndexReader } from "./reader.ts";

/** Rows read at once. */
const batch = 500;

/** Orders documents by their titles; reads the row of each. */
export async function titleOrder(
  reader: IndexReader,
  transaction: IDBTransaction,
  documents: Uint32Array,
): Promise<(count: number) => readonly number[]> {
  const numberOf = await reader.column("entry");
  const store = transaction.objectStore("entries");
  const titles: string[] = [];
  for (let from = 0; from < documents.length; from += batch) {
    const rows = await Promise.all(
      [...documents.subarray(from, from + batch)].map((document) =>
        result<EntryRow | undefined>(store.get(numberOf(document))),
      ),
    );
    titles.push(...rows.map((row) => row?.title ?? ""));
  }
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const order = titles
    .map((_title, index) => index)
    .sort((a, b) => compare(titles[a] ?? "", titles[b] ?? ""));
  return (count) => order.slice(0, count);
}
