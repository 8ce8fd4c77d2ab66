/** Times, lengths and sizes as the reader's language writes them. */
import { readingMinutes } from "../model/text.ts";
import { formatNumber, language, plural, t } from "../platform/i18n.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * When something of ours happened, by this computer's clock: relative up to a week, then a date.
 * `iso` is RFC 3339; text that is no time comes back as it is.
 */
export function relativeTime(iso: string, now: number = Date.now()): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return iso;
  return relative(then, now) ?? shortDate(new Date(then), new Date(now), undefined);
}

/** The same moment as a date alone, the year only when it is not this one: what a stamp carries. */
export function dayOf(iso: string, now: number = Date.now()): string {
  const then = Date.parse(iso);
  return Number.isNaN(then) ? iso : shortDate(new Date(then), new Date(now), undefined);
}

/** The moment in full, in figures, by this computer's clock: `2026-11-24 10:32:07`. */
export function exactTime(iso: string): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return iso;
  const date = [then.getFullYear(), then.getMonth() + 1, then.getDate()];
  const time = [then.getHours(), then.getMinutes(), then.getSeconds()];
  return `${date.map(twoDigits).join("-")} ${time.map(twoDigits).join(":")}`;
}

/** The moment in full, in words, by this computer's clock: for tooltips and screen readers. */
export function spokenTime(iso: string): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return iso;
  return dateFormat({ dateStyle: "long", timeStyle: "medium", hourCycle: "h23" }).format(then);
}

/**
 * The time a page states, to the precision it has and on the page's own clock: `2024-03`,
 * `2024-03-05 05:07:09 +08:00`. Never shifted to another zone.
 */
export function publishedTime(iso: string): string {
  const stated = parseStated(iso);
  if (stated === null) return iso;
  const date = [stated.year, stated.month, stated.day].filter((part) => part !== null).map(twoDigits);
  return [date.join("-"), stated.clock, offsetText(stated.offset)].filter(Boolean).join(" ");
}

/**
 * The time a page states, short, for a list: relative up to a week where that is certain, then a
 * date (in the year it is written in, with the year when it is another one).
 */
export function publishedBriefly(iso: string, now: number = Date.now()): string {
  const stated = parseStated(iso);
  if (stated === null) return iso;
  const civil = new Date(Date.UTC(stated.year, (stated.month ?? 1) - 1, stated.day ?? 1));
  if (stated.month === null) return dateFormat({ year: "numeric", timeZone: "UTC" }).format(civil);
  if (stated.day === null) {
    return dateFormat({ year: "numeric", month: "long", timeZone: "UTC" }).format(civil);
  }
  const recent = stated.offset === null ? relativeDay(civil, now) : relative(Date.parse(iso), now);
  return recent ?? shortDate(civil, new Date(now), "UTC");
}

/** `4 min`. */
export function readingTime(wordCount: number, lang: string | null): string {
  return plural("time_minutes", readingMinutes(wordCount, lang));
}

/** `1,830 words`, or characters where the language counts those. */
export function lengthText(wordCount: number, lang: string | null): string {
  return plural(isCounted(lang) ? "time_characters" : "time_words", wordCount);
}

/** `312 MB`: powers of a thousand, three digits at most, never below a kilobyte. */
export function bytesText(bytes: number): string {
  const units = ["kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
  let value = bytes / 1000;
  let index = 0;
  while (value >= 999.5 && index < units.length - 1) {
    value /= 1000;
    index += 1;
  }
  const digits = value >= 100 || index === 0 ? 0 : 1;
  return new Intl.NumberFormat(language(), {
    style: "unit",
    unit: units[index] ?? "terabyte",
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(index === 0 ? Math.ceil(value) : value);
}

/** A count as the language writes it: `1,204`. */
export function countText(count: number): string {
  return formatNumber(count);
}

/** A share of 0 to 1 as whole percent: `87%`. */
export function percentText(share: number): string {
  return new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** Parts of one line, set apart by a middle dot; what is null or empty is left out. */
export function dotted(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== "").join(" · ");
}

interface Stated {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** `05:07` or `05:07:09`. */
  readonly clock: string | null;
  /** `Z` or `+08:00`. */
  readonly offset: string | null;
}

function parseStated(iso: string): Stated | null {
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(
      iso,
    );
  if (match === null) return null;
  const [, year, month, day, clock, offset] = match;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    clock: clock ?? null,
    offset: offset ?? null,
  };
}

function offsetText(offset: string | null): string | null {
  if (offset === null) return null;
  if (offset === "Z") return "UTC";
  return offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}

/** Null beyond a week, and for times to come. */
function relative(then: number, now: number): string | null {
  const ago = now - then;
  // A clock that runs a little ahead is no news from the future.
  if (ago < -minuteMs) return null;
  if (ago < minuteMs) return t("time_just_now");
  if (ago < hourMs) return inThePast(Math.floor(ago / minuteMs), "minute");
  const today = new Date(now);
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime();
  if (then >= midnight || ago < 6 * hourMs) return inThePast(Math.floor(ago / hourMs), "hour");
  const days = Math.ceil((midnight - then) / dayMs);
  return days < 7 ? inThePast(days, "day") : null;
}

/** For a date without a zone: the difference of calendar days, today's by this computer's clock. */
function relativeDay(civil: Date, now: number): string | null {
  const today = new Date(now);
  const days = Math.round(
    (Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) - civil.getTime()) / dayMs,
  );
  return days >= 0 && days < 7 ? inThePast(days, "day") : null;
}

let relativeFormat: Intl.RelativeTimeFormat | undefined;
function inThePast(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  relativeFormat ??= new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  const text = relativeFormat.format(-value, unit);
  // Figures stand apart from Chinese characters, as everywhere else in our texts.
  return text.replace(/(\d)(?=\p{Script=Han})/u, "$1 ");
}

function shortDate(date: Date, now: Date, timeZone: "UTC" | undefined): string {
  const year = timeZone === "UTC" ? date.getUTCFullYear() : date.getFullYear();
  const zone = timeZone === undefined ? {} : { timeZone };
  return dateFormat(
    year === now.getFullYear()
      ? { month: "short", day: "numeric", ...zone }
      : { year: "numeric", month: "short", day: "numeric", ...zone },
  ).format(date);
}

/** Making one costs about as much as a hundred uses, and a list needs the same few again and again. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language(), options);
    dateFormats.set(key, format);
  }
  return format;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** Languages whose length is told in characters. */
function isCounted(lang: string | null): boolean {
  return lang !== null && /^(zh|ja|yue|wuu)\b/i.test(lang);
}
