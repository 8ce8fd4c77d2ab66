/** Times as lists write them: seconds, milliseconds, microseconds, ISO 8601 with its variants, words. */
import { parseDate } from "../../extract/dates.ts";
import { isPageTime } from "../../model/read-article.ts";

const earliest = Date.UTC(1990, 0, 1);
const dayMs = 86_400_000;

/** The moment as RFC 3339 in UTC; null for what is none, or lies before 1990 or after tomorrow. */
export function momentOf(value: unknown, now: string): string | null {
  const time = timeOf(value);
  if (time === null || !Number.isFinite(time) || time < earliest) return null;
  const limit = Date.parse(now);
  if (time > limit + dayMs) return null;
  // A clock that goes ahead by hours saved nothing in the future.
  return new Date(Math.min(time, limit)).toISOString();
}

function timeOf(value: unknown): number | null {
  if (typeof value === "number") return epoch(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (/^\d{9,17}(?:\.\d{1,9})?$/.test(text)) return epoch(Number(text));
  // As mail and JavaScript write it, which every engine reads alike.
  if (/^[a-z]{3},?\s[\w\s:]{10,24}\s(?:GMT|UTC)?(?:[+-]\d{4})?$/i.test(text)) return Date.parse(text);
  const iso = isoOf(text) ?? parseDate(text);
  if (iso === null) return null;
  // A time that names no zone is read as UTC: the same on every machine.
  const whole = /T\d/.test(iso) ? iso.replace(/([+-]\d{2})(\d{2})$/, "$1:$2") : `${iso}T00:00:00Z`;
  return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/i.test(whole) ? whole : `${whole}Z`);
}

/** Seconds, milliseconds or microseconds since 1970, by their size. */
function epoch(value: number): number | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  if (value < 1e11) return value * 1_000;
  return value < 1e14 ? value : value / 1_000;
}

const isoLike =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2}|UTC|GMT)?$/i;

function isoOf(text: string): string | null {
  const found = isoLike.exec(text);
  if (found === null) return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
  const [, day = "", clock = "", zone = ""] = found;
  const fraction = clock.replace(/(\.\d{3})\d+$/, "$1");
  return `${day}T${fraction}${/^(?:UTC|GMT|Z)$/i.test(zone) ? "Z" : zone}`;
}

/** The time at which a page says it was published, as precise as it is given; null for what is none. */
export function publishedOf(value: unknown): string | null {
  if (typeof value === "number" || (typeof value === "string" && /^\d{9,17}$/.test(value.trim()))) {
    const time = timeOf(value);
    return time === null ? null : `${new Date(time).toISOString().slice(0, 19)}Z`;
  }
  if (typeof value !== "string") return null;
  const text = value.trim();
  const found = isPageTime(text) ? text : (isoOf(text) ?? parseDate(text));
  return found !== null && isPageTime(found) && !Number.isNaN(Date.parse(found.slice(0, 10))) ? found : null;
}
