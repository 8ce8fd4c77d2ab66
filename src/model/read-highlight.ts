/** The gate for highlights: those that pages send, and those that come out of a file. */
import { highlightColours, highlightLimits, type NewHighlight } from "./highlight.ts";
import { instant, isCount, isRecord, text, uuid } from "./read-article.ts";
import type { ReadingPlace } from "./reading-place.ts";

/** Files of other hands may have more around a quotation than we take. */
const longestContext = 1_000;

/** The value as a new highlight, copied field by field; null if any field is missing or out of shape. */
export function readHighlight(value: unknown): NewHighlight | null {
  if (!isRecord(value)) return null;
  const id = uuid(value["id"]);
  const entryId = uuid(value["entryId"]);
  const snapshotId = uuid(value["snapshotId"]);
  const colour = highlightColours.find((name) => name === value["colour"]);
  const note = readHighlightNote(value["note"]);
  const exact = text(value["exact"], highlightLimits.exactCharacters);
  const prefix = text(value["prefix"], longestContext);
  const suffix = text(value["suffix"], longestContext);
  const { start, end } = value;
  const createdAt = instant(value["createdAt"]);
  if (id === null || entryId === null || snapshotId === null || createdAt === null) return null;
  if (colour === undefined || note === undefined) return null;
  if (exact === null || exact === "" || prefix === null || suffix === null) return null;
  if (!isCount(start) || !isCount(end) || end <= start) return null;
  return { id, entryId, snapshotId, colour, note, exact, prefix, suffix, start, end, createdAt };
}

/** The value as a place in an article, copied field by field; null if any field is missing or out of shape. */
export function readPlace(value: unknown): ReadingPlace | null {
  if (!isRecord(value)) return null;
  const entryId = uuid(value["entryId"]);
  const snapshotId = uuid(value["snapshotId"]);
  const exact = text(value["exact"], longestContext);
  const prefix = text(value["prefix"], longestContext);
  const suffix = text(value["suffix"], longestContext);
  const { start, end } = value;
  if (entryId === null || snapshotId === null || exact === null || exact === "") return null;
  if (prefix === null || suffix === null || !isCount(start) || !isCount(end) || end <= start) return null;
  return { entryId, snapshotId, exact, prefix, suffix, start, end };
}

/** A note as it is kept: null where there is none, undefined for what is none or too long. */
export function readHighlightNote(value: unknown): string | null | undefined {
  if (value === null) return null;
  const note = text(value, highlightLimits.noteCharacters);
  return note === null ? undefined : note === "" ? null : note;
}
