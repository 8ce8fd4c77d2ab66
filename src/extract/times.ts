/** Which of a page's dates is when it was published, as precisely and in the zone the page says it. */
import type { Candidate } from "./candidate.ts";
import { type DateContext, dateInAddress, parseDate } from "./dates.ts";

export interface Dated {
  readonly candidate: Candidate;
  readonly time: string;
}

/** The dates of candidates that hold one, in their order. */
export function datedOf(candidates: readonly Candidate[], context: DateContext): Dated[] {
  return candidates.flatMap((candidate) => {
    const time = parseDate(candidate.value, context);
    return time === null ? [] : [{ candidate, time }];
  });
}

/**
 * The first date is believed. Another way of writing the same instant is taken for what it adds: the
 * clock to a day, seconds to minutes, the page's own zone to one in UTC.
 */
export function believedTime(dates: readonly Dated[], address: string): Dated | null {
  const base = nearAddress(dates, address);
  if (base === null) return null;
  // A day gets its clock, a clock its seconds and zone.
  return withZone(withClock(withClock(base, dates), dates), dates);
}

/** Among dates read from the page's text, one of the day in its address is its own and not another story's. */
function nearAddress(dates: readonly Dated[], address: string): Dated | null {
  const first = dates[0];
  if (first === undefined) return null;
  const filed = dateInAddress(address);
  const { rule } = first.candidate.evidence;
  if (filed === null || (rule !== "visible-text" && rule !== "time") || areNear(first.time, filed))
    return first;
  return dates.find(({ time }) => areNear(time, filed)) ?? first;
}

function areNear(a: string, b: string): boolean {
  return Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) <= 86_400_000;
}

function withClock(base: Dated, dates: readonly Dated[]): Dated {
  const finer = dates.find(({ time }) => time.length > base.time.length && time.startsWith(base.time));
  return finer ?? base;
}

const inUtc = /(?:Z|[+]00:00)$/;
const withoutZone = /T\d\d:\d\d(?::\d\d)?$/;

/** `2019-09-26T04:11:00Z` beside a printed 12:11 of the day is 12:11+08:00: the same instant, on the page's own clock. */
function withZone(base: Dated, dates: readonly Dated[]): Dated {
  const isInstant = inUtc.test(base.time);
  if (!isInstant && !withoutZone.test(base.time)) return base;
  const instant = Date.parse(base.time);
  const zoned = dates.find(
    ({ time }) => /[+-](?!00:00)\d\d:\d\d$/.test(time) && Math.abs(Date.parse(time) - instant) < 60_000,
  );
  if (isInstant && zoned !== undefined) return { ...zoned, candidate: base.candidate };
  for (const { time } of dates) {
    if (!(isInstant ? withoutZone : inUtc).test(time)) continue;
    const [local, utc] = isInstant ? [time, base.time] : [base.time, time];
    const zone = zoneBetween(local, utc);
    if (zone === null) continue;
    const seconds = [local, utc].map((item) => /T\d\d:\d\d(:\d\d)/.exec(item)?.[1]).find(Boolean) ?? "";
    return { candidate: base.candidate, time: `${local.slice(0, 16)}${seconds}${zone}` };
  }
  return base;
}

/** The offset that makes a clock's minute the instant's, if there is a zone of that offset and it is not UTC's own. */
function zoneBetween(local: string, utc: string): string | null {
  const offset = Date.parse(`${local.slice(0, 16)}Z`) / 60_000 - Math.floor(Date.parse(utc) / 60_000);
  return offset !== 0 && offset % 15 === 0 && offset >= -12 * 60 && offset <= 14 * 60
    ? writtenOffset(offset)
    : null;
}

function writtenOffset(minutes: number): string {
  const sign = minutes < 0 ? "-" : "+";
  const whole = Math.abs(minutes);
  return `${sign}${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}
