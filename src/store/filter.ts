import type { EntryFilter } from "../model/entry.ts";
import type { EntryRow } from "./schema.ts";

/** Whether a row is one the filter shows: every word of its text occurs in title, site or tags. */
export function matcher(filter: EntryFilter): (row: EntryRow) => boolean {
  const words = fold(filter.text ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  return (row) => {
    if (filter.isFavourite && row.favourite !== 1) return false;
    if (filter.isUnread && row.unread !== 1) return false;
    if (words.length === 0) return true;
    const haystack = fold([row.title, row.siteName, ...row.tags].join("\n"));
    return words.every((word) => haystack.includes(word));
  };
}

/** Case and width folded: Ｎｅｗｓ and news are one word. */
function fold(value: string): string {
  return value.normalize("NFKC").toLowerCase();
}
