/**
 * A time as a page writes it, to ISO 8601, as precise as it is written and no more. A time without
 * an offset stays without one: a Chinese page means China's clock, but it does not say so, and the
 * reader sees what it said. Fractions of a second are a machine's noise and are dropped.
 */
import { monthOf, offsetOfZone, westernDigits } from "./date-words.ts";
import { alphabetic } from "./scripts.ts";

const offset = String.raw`(?<offset>[+-]\d{2}:?\d{2}(?!\d)|(?<=:\d\d:\d\d(?:\.\d{1,9})?)[+-]\d{2}(?![\d:])|z\b)`;
/** What may be a zone's name; which it is, a table says (date-words.ts). */
const zone = String.raw`\(?(?<zone>[a-z]{1,4}[tz]|utc|msk)\b(?:\s?(?<ahead>[+-]\d{1,2}(?::?\d{2})?)(?!\d))?`;
const timeOfDay = String.raw`(?<early>上午|下午|凌晨|早上|晚上|中午|午前|午後|오전|오후)?\s{0,2}(?<hour>\d{1,2})\s{0,2}(?:[:：.h](?<minute>\d{2})(?:[:：.](?<second>\d{2})(?:[.,]\d{1,9})?)?|[时時点點시]\s?(?:(?<minuteZh>\d{1,2})\s?[分분](?:\s?(?<secondZh>\d{1,2})\s?[秒초])?)?)(?!\d)\s{0,2}(?<half>[ap]\.?m\b\.?)?\s{0,2}(?:${offset}|${zone})?`;
const clock = String.raw`(?:(?:(?<front>utc|gmt|hkt|[ecmp][sd]t)\s)?${timeOfDay})?`;
const between = String.raw`(?:\s{0,3}(?:t|,|，|at|um|@|à|às|kl\.?|klo|o|om|alle|ore|a las|в|:(?=\s)|-|–|\||·|•|/|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:\(|（|\[)?(?:周|星期|週|礼拜)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日|요일)?(?:\)|）|\])?)?\s{0,3}){0,2}`;
const monthName = `(?<name>[${alphabetic}]{3,14})`;

/**
 * The day alone, in small letters: what stands behind it is one pattern for all of them, for a browser takes
 * milliseconds to make each ready that holds the clock too.
 */
const shapes: readonly RegExp[] = [
  // 2023-11-02, 2023/11/2, 2023.11.02, 2023年11月2日, 2023년 11월 2일
  /(?<!\d)(?<year>(?:19|20)\d{2})\s?[-/.年년]\s?(?<month>\d{1,2})\s?[-/.月월]\s?(?<day>\d{1,2})(?!\d)\s?[日号號일]?\.?/,
  // 20231102, 20231102T050700
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?:t(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})(?<offset>z)?)?$/,
  // November 2, 2023
  new RegExp(
    String.raw`(?<![${alphabetic}])${monthName}[.,]?\s{1,3}(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?<year>(?:19|20)\d{2})`,
  ),
  // Thu, 02 Nov 2023; 2. November 2023; 2 de marzo de 2023
  new RegExp(
    String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.|-)?\s{0,3}(?:de\s|of\s|do\s)?${monthName}\.?,?-?\s{0,3}(?:de\s|del\s)?(?<year>(?:19|20)\d{2})(?:\s?г\.?|\s?р\.?)?`,
  ),
  // Mon Aug 03 12:45:00 EDT 2015, as programs print it
  new RegExp(
    String.raw`${monthName}\s(?<day>\d{1,2})\s(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})\s(?<zone>[a-z]{1,4}\s)?(?<year>(?:19|20)\d{2})$`,
  ),
  // 2023 Nov 2, as catalogues have it; 2023. november 2.
  new RegExp(String.raw`(?<!\d)(?<year>(?:19|20)\d{2})\.?,?\s${monthName}\.?\s(?<day>\d{1,2})(?!\d)\.?`),
  // 02.11.2023, 11/2/2023: which is the month, the context says where the numbers do not.
  /(?<!\d)(?<first>\d{1,2})\s?(?<mark>[./-])\s?(?<then>\d{1,2})\s?\k<mark>\s?(?<year>(?:19|20)\d{2})(?!\d)/,
];

/** 31.10.23, 18-03-08 23:16, 11/2/23: only where nothing is written more fully. */
const shortYears: readonly RegExp[] = [
  /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{2})(?![\d.])/,
  /^(?<year>\d\d)-(?<month>\d\d)-(?<day>\d\d)\s(?<hour>\d\d):(?<minute>\d\d)$/,
  /(?<![\d/])(?<first>\d{1,2})(?<mark>\/)(?<then>\d{1,2})\/(?<year>\d\d)(?![\d/])/,
];

const clockBehind = new RegExp(`^${between}${clock}`);
/** 5:07 p.m., Thursday 2 November 2023: what stands before a date that has no clock behind it. */
const clockBefore = new RegExp(
  String.raw`(?<!\d)${timeOfDay}\)?[\s,|·•/–-]{0,3}(?:uhr|on|am|le)?[\s,|]{0,3}(?:(?:[a-z]{3,7}(?:day|tag)|mon|tues?|wed|thur?s?|fri|sat|sun)\b[.,]?\s{0,2})?$`,
);
const longestClock = { before: 40, behind: 80 } as const;

export interface DateContext {
  /** 11/2/2023 is the second of November, as in the United States. */
  readonly isMonthFirst?: boolean;
}

/** The first date in a text as ISO 8601, or null. Reads at most the first 200 characters. */
export function parseDate(text: string, context: DateContext = {}): string | null {
  const printed = westernDigits(text.slice(0, 200)).replace(/\s+/g, " ");
  if (/^\s?1\d{9}(?:\d{3})?\s?$/.test(printed)) return epochOf(printed.trim());
  const head = printed.toLowerCase();
  const isFull = /(?:19|20)\d\d/.test(head);
  for (const shape of isFull ? shapes : shortYears) {
    const match = shape.exec(head);
    if (match?.groups === undefined) continue;
    const day: Groups = {
      ...ordered(match.groups, context),
      ...(isFull ? {} : { year: `20${match.groups["year"]}` }),
    };
    const end = match.index + match[0].length;
    const groups =
      day["hour"] === undefined ? { ...day, ...clockAfter(printed.slice(end), head.slice(end)) } : day;
    const before = groups["hour"] === undefined ? clockAhead(head.slice(0, match.index)) : undefined;
    const date = isoOf(before === undefined ? groups : { ...before, ...definedIn(groups) });
    if (date !== null) return date;
  }
  return null;
}

/** The clock at the beginning of what stands behind a day, and its zone as it is printed: `ET` is one, `et` a word. */
function clockAfter(printed: string, lower: string): Groups {
  const rest = lower.slice(0, longestClock.behind);
  const match = /\d/.test(rest) ? clockBehind.exec(rest) : null;
  const { zone, ...groups } = match?.groups ?? {};
  if (zone === undefined) return groups;
  const at = match?.[0].lastIndexOf(zone) ?? 0;
  return { ...groups, zone: printed.slice(at, at + zone.length) };
}

/** The clock that ends what stands before a day. */
function clockAhead(lower: string): Groups | undefined {
  const rest = lower.slice(-longestClock.before);
  return /\d/.test(rest) ? clockBefore.exec(rest)?.groups : undefined;
}

function definedIn(groups: Groups): Groups {
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
}

/** The day in an address, `/2023/11/02/`, `/20231102/`, `t20231102_`: when it was filed, near enough to when it was published. */
export function dateInAddress(address: string): string | null {
  const path = address.replace(/^[^/]*\/\/[^/]*/, "").slice(0, 500);
  const groups =
    /(?<!\d)(?<year>(?:19|20)\d{2})(?<mark>[-/_.])(?<month>[01]?\d)\k<mark>(?<day>[0-3]?\d)(?!\d)/.exec(path)
      ?.groups ?? /(?<!\d)(?<year>20\d{2})[-/]?(?<month>[01]\d)(?<day>[0-3]\d)(?!\d)/.exec(path)?.groups;
  return groups === undefined ? null : isoOf(groups);
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Which of two numbers is the month: the one that can be, else by the context. Dots mean the day comes first. */
function ordered(groups: Groups, { isMonthFirst = false }: DateContext): Groups {
  const { first, then, mark } = groups;
  if (first === undefined || then === undefined) return groups;
  const monthFirst = Number(then) > 12 || (isMonthFirst && mark !== "." && Number(first) <= 12);
  return { ...groups, month: monthFirst ? first : then, day: monthFirst ? then : first };
}

/** Seconds or milliseconds since 1970, as programs write time. */
function epochOf(digits: string): string {
  const milliseconds = Number(digits) * (digits.length > 10 ? 1 : 1_000);
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function isoOf(groups: Groups): string | null {
  const year = Number(groups["year"]);
  const month = groups["month"] === undefined ? monthOf(groups["name"] ?? "") : Number(groups["month"]);
  const day = Number(groups["day"]);
  if (month === null || !isDay(year, month, day)) return null;
  const date = `${groups["year"]}-${pad(month)}-${pad(day)}`;
  const minute = groups["minute"] ?? groups["minuteZh"] ?? (groups["hour"] === undefined ? undefined : "0");
  const second = groups["second"] ?? groups["secondZh"];
  const hour = hourOf(groups["hour"], groups["half"] ?? halfOf(groups["early"]));
  if (hour === null || minute === undefined || Number(minute) > 59 || Number(second ?? 0) > 59) return date;
  const time = `${date}T${pad(hour)}:${pad(Number(minute))}`;
  return `${time}${second === undefined ? "" : `:${pad(Number(second))}`}${offsetOf(groups, Date.parse(`${time}Z`))}`;
}

function hourOf(hour: string | undefined, half: string | undefined): number | null {
  if (hour === undefined) return null;
  const value = Number(hour);
  if (half === undefined) return value <= 23 ? value : null;
  if (value > 12 && value <= 23) return value;
  if (value < 1 || value > 12) return null;
  return (value % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

/** 下午, 오후: the half of the day before the hour. */
function halfOf(early: string | undefined): string | undefined {
  if (early === undefined) return undefined;
  return /^(?:下午|晚上|午後|오후)$/.test(early) ? "pm" : undefined;
}

function offsetOf({ offset, zone, ahead, front }: Groups, clock: number): string {
  const stated = offset ?? ahead;
  const name = zone ?? front;
  if (stated === undefined) return name === undefined ? "" : offsetOfZone(name.trim(), clock);
  if (/^z$/i.test(stated)) return "Z";
  const [, sign, hours = "", minutes = "00"] = /^([+-])(\d{1,2}?):?(\d{2})?$/.exec(stated) ?? [];
  return Number(hours) > 14 ? "" : `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970 && year <= 2100;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
