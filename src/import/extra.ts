/** What a newer 1.x says that this version does not know: kept as it is, within a size, and written back. */
import { metadataFields } from "../model/article.ts";
import type { Extra } from "../model/library-file.ts";

export const entryMembers: ReadonlySet<string> = new Set(
  (
    "record id url createdAt updatedAt tags corrections isFavourite readAt archivedAt note grouping snapshots link " +
    "importedFrom hash"
  ).split(" "),
);

export const snapshotMembers: ReadonlySet<string> = new Set([
  ...metadataFields,
  ..."id capturedAt sequence hash pageUrl wordCount scope images completeness feeds evidence content textContent annotations".split(
    " ",
  ),
]);

/** Most of it, as JSON in UTF-16 units. */
const mostCharacters = 200_000;

/** The unknown members of a parsed record; null where there are none, or more than can be kept. */
export function extraIn(value: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): Extra | null {
  const members = Object.entries(value).filter(([name]) => !known.has(name) && isName(name));
  if (members.length === 0) return null;
  const text = JSON.stringify(members);
  // What names a prototype is no member of any record of ours, however new.
  const isFit = text.length <= mostCharacters && !/"(?:__proto__|constructor|prototype)"/.test(text);
  return isFit ? Object.fromEntries(members) : null;
}

function isName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]{0,60}$/.test(name);
}
