/** The order of titles: by the reader's alphabet, which no index of a database knows. */
import { result } from "../raw.ts";
import type { EntryRow } from "../schema.ts";

/** Rows read at once. */
const batch = 500;
/** Rows that stand close are read in one piece, where no more than so many of them are not wanted for one that is. */
const mostBetween = 3;

/** A key for each document by its title, the first title with the highest; reads the row of each. */
export async function titleOrder(transaction: IDBTransaction, documents: Uint32Array): Promise<Float64Array> {
  const byDocument = transaction.objectStore("entries").index("document");
  const titles: string[] = [];
  for (let from = 0; from < documents.length; from += batch) {
    const wanted = documents.subarray(from, from + batch);
    const known = new Map((await rowsOf(byDocument, wanted)).map(({ document, title }) => [document, title]));
    for (const document of wanted) titles.push(known.get(document) ?? "");
  }
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const order = titles
    .map((_title, index) => index)
    .sort((a, b) => compare(titles[a] ?? "", titles[b] ?? ""));
  const keys = new Float64Array(titles.length);
  for (const [rank, at] of order.entries()) keys[at] = -rank;
  return keys;
}

async function rowsOf(byDocument: IDBIndex, documents: Uint32Array): Promise<readonly EntryRow[]> {
  const first = documents[0] ?? 0;
  const last = documents.at(-1) ?? 0;
  if (last - first < documents.length * mostBetween)
    return result<EntryRow[]>(byDocument.getAll(IDBKeyRange.bound(first, last)));
  const rows = await Promise.all(
    Array.from(documents, (document) => result<EntryRow | undefined>(byDocument.get(document))),
  );
  return rows.filter((row) => row !== undefined);
}
