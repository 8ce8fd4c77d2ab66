/** What puts hits in their order: a key for each, the highest first. */
import type { Sorting } from "../../search/found.ts";
import type { Scored } from "../../search/sets.ts";
import { noDay } from "./columns.ts";
import type { IndexReader } from "./reader.ts";
import { titleOrder } from "./title-order.ts";

/** The keys of candidates by their places. Reads columns, and rows only where titles are the order. */
export async function orderKeys(
  reader: IndexReader,
  transaction: IDBTransaction,
  { documents, scores }: Scored,
  sort: Sorting,
  query: string,
): Promise<ArrayLike<number>> {
  if (sort === "relevance" && query.trim() !== "") return scores;
  if (sort === "title") return titleOrder(transaction, documents);
  const name = sort === "published" ? "published" : sort === "length" ? "reading" : "saved";
  const [column, saved] = await Promise.all([reader.column(name), reader.column("saved")]);
  const keys = new Float64Array(documents.length);
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] ?? 0;
    const value = column(document);
    const isUnknown = sort === "published" && value === noDay;
    // What has no date comes last; within a day, what was saved later comes first.
    keys[at] = isUnknown ? saved(document) / 2 ** 33 - 2 ** 20 : value + saved(document) / 2 ** 33;
    if (sort === "saved-oldest") keys[at] = -value;
  }
  return keys;
}
