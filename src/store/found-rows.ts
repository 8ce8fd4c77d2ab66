/** The rows and texts of documents that were found, in the transaction that found them. */
import { inflateNow } from "./inflate-now.ts";
import { result } from "./raw.ts";
import type { EntryRow } from "./schema.ts";

export interface Rows {
  readonly entry: (document: number) => Promise<EntryRow | undefined>;
  /** The plain text of its latest snapshot. */
  readonly text: (document: number) => Promise<string>;
  readonly textOf: (row: EntryRow) => Promise<string>;
}

/** Rows and texts by document, each read once. */
export function createRows(transaction: IDBTransaction): Rows {
  const entries = new Map<number, Promise<EntryRow | undefined>>();
  const known = new Map<number, Promise<string>>();
  const texts = transaction.objectStore("texts");
  const byDocument = transaction.objectStore("entries").index("document");
  function readEntry(document: number): Promise<EntryRow | undefined> {
    return result<EntryRow | undefined>(byDocument.get(document));
  }
  async function readText(document: number): Promise<string> {
    const row = await entry(document);
    return row === undefined ? "" : textOf(row);
  }
  async function textOf(row: EntryRow): Promise<string> {
    const body = await result<{ readonly text: Uint8Array<ArrayBuffer> } | undefined>(
      texts.get(row.latestSnapshot),
    );
    if (body === undefined) return "";
    try {
      return inflateNow(body.text);
    } catch {
      // Damage, which the verification tells of: what cannot be read holds no words, and hides no other entry.
      return "";
    }
  }
  function entry(document: number): Promise<EntryRow | undefined> {
    return remembered(entries, document, readEntry);
  }
  return { entry, text: (document) => remembered(known, document, readText), textOf };
}

function remembered<T>(
  known: Map<number, Promise<T>>,
  key: number,
  read: (key: number) => Promise<T>,
): Promise<T> {
  let reading = known.get(key);
  if (reading === undefined) {
    reading = read(key);
    known.set(key, reading);
  }
  return reading;
}
