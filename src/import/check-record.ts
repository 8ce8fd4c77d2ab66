/** An imported record is foreign until checked: parsed to plain data, then copied field by field. */
import { canonicalJson } from "../integrity/canonical.ts";
import { hashArticle, hashText } from "../integrity/hash.ts";
import { readAnnotation, type WebAnnotation } from "../model/annotation.ts";
import { readCorrections } from "../model/corrections.ts";
import { limits } from "../model/entry.ts";
import { readGrouping } from "../model/grouping.ts";
import { highlightLimits } from "../model/highlight.ts";
import type { EntryRecord, SnapshotRecord } from "../model/library-file.ts";
import { readImportedFrom, readLink } from "../model/link.ts";
import { address, instant, isCount, isRecord, readArticle, text, uuid } from "../model/read-article.ts";
import type { Hash } from "../model/snapshot.ts";
import { entryMembers, extraIn, snapshotMembers } from "./extra.ts";
import { isDeep } from "./reading/json-scan.ts";
import type { DamageReason } from "./source-item.ts";

/** What one line, or one element of a file laid out otherwise, holds. */
export type RawRecord =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "too-large" };

export type CheckedRecord =
  | { readonly ok: true; readonly record: EntryRecord }
  | { readonly ok: false; readonly reason: DamageReason; readonly title: string | null };

/** Most snapshots one entry may bring. */
const snapshotLimit = 10_000;

/** Checks one record: its JSON, its shape, its own hash and that of each snapshot. */
export async function checkRecord(raw: RawRecord): Promise<CheckedRecord> {
  if (raw.kind === "too-large") return { ok: false, reason: "too-large", title: null };
  // Before it is parsed: what follows walks it by recursion.
  if (raw.kind === "text" && isDeep(raw.text)) return { ok: false, reason: "too-deep", title: null };
  const value = raw.kind === "value" ? raw.value : parsed(raw.text);
  if (value === undefined) return { ok: false, reason: "not-json", title: null };
  const record = readEntryRecord(value);
  if (record === null) return { ok: false, reason: "shape", title: titleIn(value) };
  if (!(await isTrue(value, record))) return { ok: false, reason: "hash", title: titleIn(value) };
  return { ok: true, record };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Told apart by the caller: JSON has no undefined.
    return undefined;
  }
}

/** Both hashes are computed again: the record's over all that it holds, the snapshots' over their articles. */
async function isTrue(value: unknown, record: EntryRecord): Promise<boolean> {
  if (!isRecord(value)) return false;
  // What kind of line it is says a file of lines, not the record.
  const { hash: _hash, record: _kind, ...rest } = value;
  const canonical = canonicalOrNull(rest);
  if (canonical === null || (await hashText(canonical)) !== record.hash) return false;
  for (const snapshot of record.snapshots) {
    if ((await hashArticle(snapshot)) !== snapshot.hash) return false;
  }
  return true;
}

function canonicalOrNull(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch (error) {
    // Nested deeper than any record of ours: no canonical form, so no hash it could match.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readEntryRecord(value: unknown): EntryRecord | null {
  if (!isRecord(value)) return null;
  const id = uuid(value["id"]);
  const url = address(value["url"]);
  const createdAt = instant(value["createdAt"]);
  const updatedAt = instant(value["updatedAt"]);
  const readAt = instantOrNull(value["readAt"]);
  // A file that another program has written need not know of it.
  const archivedAt = value["archivedAt"] === undefined ? null : instantOrNull(value["archivedAt"]);
  const tags = readTags(value["tags"]);
  const corrections = readCorrections(value["corrections"]);
  const note = optional(value["note"], limits.noteCharacters);
  const grouping = readGrouping(value["grouping"]);
  const isFavourite = value["isFavourite"];
  const snapshots = readSnapshots(value["snapshots"]);
  const hash = readHash(value["hash"]);
  if (id === null || url === null || createdAt === null || updatedAt === null || hash === null) return null;
  if (
    readAt === undefined ||
    archivedAt === undefined ||
    tags === null ||
    corrections === null ||
    note === undefined ||
    grouping === undefined
  )
    return null;
  if (typeof isFavourite !== "boolean" || snapshots === null) return null;
  const besides = readBesides(value);
  if (besides === null || (snapshots.length === 0 && besides.link === undefined)) return null;
  return {
    id,
    url,
    createdAt,
    updatedAt,
    tags,
    corrections,
    isFavourite,
    readAt,
    archivedAt,
    note,
    ...(grouping === null ? {} : { grouping }),
    snapshots,
    ...besides,
    hash,
  };
}

/** What only some records have; null where it is out of shape. */
function readBesides(value: Readonly<Record<string, unknown>>) {
  const link = value["link"] === undefined ? undefined : readLink(value["link"]);
  const importedFrom =
    value["importedFrom"] === undefined ? undefined : readImportedFrom(value["importedFrom"]);
  if (link === null || importedFrom === null) return null;
  const extra = extraIn(value, entryMembers);
  return {
    ...(link === undefined ? {} : { link }),
    ...(importedFrom === undefined ? {} : { importedFrom }),
    ...(extra === null ? {} : { extra }),
  };
}

/** Undefined for what is neither a moment nor null. */
function instantOrNull(value: unknown): string | null | undefined {
  return value === null ? null : (instant(value) ?? undefined);
}

function readSnapshots(value: unknown): readonly SnapshotRecord[] | null {
  if (!Array.isArray(value) || value.length > snapshotLimit) return null;
  const snapshots = value.map(readSnapshot);
  return snapshots.every((snapshot) => snapshot !== null) ? snapshots : null;
}

function readSnapshot(value: unknown): SnapshotRecord | null {
  if (!isRecord(value)) return null;
  const id = uuid(value["id"]);
  const capturedAt = instant(value["capturedAt"]);
  const sequence = value["sequence"];
  const hash = readHash(value["hash"]);
  const article = readArticle(value);
  const annotations = readAnnotations(value["annotations"]);
  if (id === null || capturedAt === null || !isCount(sequence) || hash === null) return null;
  if (article === null || annotations === null) return null;
  const extra = extraIn(value, snapshotMembers);
  return { id, capturedAt, sequence, hash, ...article, annotations, ...(extra === null ? {} : { extra }) };
}

function readAnnotations(value: unknown): readonly WebAnnotation[] | null {
  // A file that another program has written need not know of them.
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > highlightLimits.perEntry) return null;
  const annotations = value.map(readAnnotation);
  return annotations.every((annotation) => annotation !== null) ? annotations : null;
}

function readTags(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length > limits.tagsPerEntry) return null;
  const tags = value.map((tag) => text(tag, limits.tagCharacters));
  return tags.every((tag) => tag !== null && tag !== "") ? tags.filter((tag) => tag !== null) : null;
}

function optional(value: unknown, maximum: number): string | null | undefined {
  return value === null ? null : (text(value, maximum) ?? undefined);
}

function isHash(value: unknown): value is Hash {
  return typeof value === "string" && /^sha256:[0-9a-f]{64}$/.test(value);
}

function readHash(value: unknown): Hash | null {
  return isHash(value) ? value : null;
}

/** The title of a record that is otherwise out of shape, to name it to the reader. */
function titleIn(value: unknown): string | null {
  const snapshots = isRecord(value) ? value["snapshots"] : null;
  const first: unknown = Array.isArray(snapshots) ? snapshots[0] : null;
  return isRecord(first) ? text(first["title"], limits.noteCharacters) : null;
}
