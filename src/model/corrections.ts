/**
 * What the reader may correct of an article. Corrections are the entry's: snapshots keep what the page
 * said, and every list, card and file reads the one over the other.
 */
import type { ArticleFacts } from "./article.ts";
import { limits } from "./entry.ts";
import { address, isPageTime } from "./read-article.ts";

/** How a field is written: one line, a passage, a time, a language, an address, or several lines. */
type FieldKind = "line" | "text" | "time" | "lang" | "address" | "list";

/** Every field that can be corrected, with how it is written. */
export const fieldKinds = {
  title: "line",
  byline: "line",
  authors: "list",
  siteName: "line",
  publishedTime: "time",
  modifiedTime: "time",
  lang: "lang",
  excerpt: "text",
  category: "line",
  source: "line",
  reprintedFrom: "line",
  originalUrl: "address",
  editor: "line",
  edition: "line",
  pageTags: "list",
} as const satisfies Partial<Record<keyof ArticleFacts, FieldKind>>;
export type CorrectableField = keyof typeof fieldKinds;

export const correctableFields = Object.keys(fieldKinds) as readonly CorrectableField[]; // keys of a closed table

/** What stands instead of what the page says; empty means: there is none. */
export type Correction = string | readonly string[];
export type Corrections = Readonly<Partial<Record<CorrectableField, Correction>>>;
/** A change to corrections: null takes one back, what is not named stays. */
export type CorrectionPatch = Readonly<Partial<Record<CorrectableField, Correction | null>>>;

/** Why a value cannot stand as a correction. */
export type CorrectionProblem = "empty" | "too-long" | "too-many" | "time" | "lang" | "address" | "shape";
export type CheckedCorrection =
  | { readonly ok: true; readonly value: Correction }
  | { readonly ok: false; readonly problem: CorrectionProblem };

/** The value as it is kept (tidied, lists without doubles), or what is wrong with it. Checked twice, it is the same. */
export function checkCorrection(field: CorrectableField, value: unknown): CheckedCorrection {
  const kind = fieldKinds[field];
  if (kind === "list") return Array.isArray(value) ? checkList(value) : refused("shape");
  if (typeof value !== "string") return refused("shape");
  const line = tidy(value);
  if (line === "") return field === "title" ? refused("empty") : { ok: true, value: "" };
  const most = field === "category" ? limits.categoryCharacters : limits.correctionCharacters;
  if (line.length > most) return refused("too-long");
  return checks[kind](line);
}

const checks = {
  line: (line) => ({ ok: true, value: line }),
  text: (line) => ({ ok: true, value: line }),
  time: (line) => (isPageTime(line) && isReal(line) ? { ok: true, value: line } : refused("time")),
  lang: (line) => {
    const lang = languageTag(line);
    return lang === null ? refused("lang") : { ok: true, value: lang };
  },
  address: (line) => {
    const url = address(line);
    return url === null ? refused("address") : { ok: true, value: new URL(url).href };
  },
} as const satisfies Record<Exclude<FieldKind, "list">, (line: string) => CheckedCorrection>;

function checkList(value: readonly unknown[]): CheckedCorrection {
  const lines = value.map((item) => (typeof item === "string" ? tidy(item) : null));
  const texts = lines.filter((line) => line !== null);
  if (texts.length < lines.length) return refused("shape");
  const list = [...new Set(texts.filter((line) => line !== ""))];
  if (list.length > limits.correctionItems) return refused("too-many");
  if (list.some((line) => line.length > limits.correctionItemCharacters)) return refused("too-long");
  return { ok: true, value: list };
}

function refused(problem: CorrectionProblem): CheckedCorrection {
  return { ok: false, problem };
}

function tidy(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim();
}

/** A day that the calendar has: 30 February is written well and is none. */
function isReal(time: string): boolean {
  const [year = 0, month = 1, day = 1] = time.slice(0, 10).split("-").map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && !Number.isNaN(Date.parse(time));
}

function languageTag(line: string): string | null {
  try {
    return Intl.getCanonicalLocales(line.replaceAll("_", "-"))[0] ?? null;
  } catch {
    // No language tag at all: the caller says so.
    return null;
  }
}

/** The corrections of a foreign value, checked one by one; null when any is out of shape. */
export function readCorrections(value: unknown): Corrections | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const corrections: Partial<Record<CorrectableField, Correction>> = {};
  for (const field of correctableFields) {
    if (!Object.hasOwn(value, field)) continue;
    const checked = checkCorrection(field, Reflect.get(value, field));
    if (!checked.ok) return null;
    corrections[field] = checked.value;
  }
  return corrections;
}

/** The corrections after a change, in the order of the fields. The change is taken as checked. */
export function patchedCorrections(corrections: Corrections, patch: CorrectionPatch): Corrections {
  const next: Partial<Record<CorrectableField, Correction>> = {};
  for (const field of correctableFields) {
    const value = patch[field] === undefined ? corrections[field] : patch[field];
    if (value !== undefined && value !== null) next[field] = value;
  }
  return next;
}

type Corrigible = Pick<ArticleFacts, CorrectableField>;

/** The facts as the reader sees them: each correction over what the page said. */
export function corrected<F extends Corrigible>(facts: F, corrections: Corrections): F {
  const { authors, pageTags, title, ...lines } = corrections;
  const changes: Partial<Record<CorrectableField, Correction | null>> = {};
  for (const [field, value] of Object.entries(lines)) {
    if (value !== undefined) changes[field as keyof typeof lines] = value === "" ? null : value;
  }
  if (title !== undefined && title !== "") changes.title = title;
  if (authors !== undefined) changes.authors = authors;
  if (pageTags !== undefined) changes.pageTags = pageTags;
  return { ...facts, ...changes };
}

/** Whether two values of a field say the same. */
export function isSameValue(a: Correction | null, b: Correction | null): boolean {
  const list = (value: Correction | null): readonly string[] =>
    value === null || value === "" ? [] : typeof value === "string" ? [value] : value;
  const [left, right] = [list(a), list(b)];
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
