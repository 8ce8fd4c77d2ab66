/** Which of a page's dates is when it was published, as precisely and in the zone the page says it. */
import type { Candidate } from "./candidate.ts";
import { offsetAt, writtenOffset } from "./clocks.ts";
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

/** What else is known of a page's times. */
interface Surroundings {
  readonly address: string;
  /** Whose clock the site goes by, as a time zone is named. */
  readonly place?: string | null;
  /** The dates of its other time, published or modified. */
  readonly others?: readonly Dated[];
  /** The time of its publication is asked for, so the other is that of its change. */
  readonly isPublication?: boolean;
}

/**
 * The first date is believed. Another way of writing the same instant is taken for what it adds: the
 * clock to a day, seconds to minutes, the page's own zone to one in UTC. Where nothing tells that zone,
 * the page's other time may, and for an instant the place of the site.
 */
export function believedTime(
  dates: readonly Dated[],
  { address, place = null, others = [], isPublication = false }: Surroundings,
): Dated | null {
  const base = nearAddress(isPublication ? upTo(others[0]?.time, dates) : dates, address);
  if (base === null) return null;
  // A day gets its clock, a clock its seconds and zone.
  const whole = withZone(withClock(withClock(base, dates), dates), dates);
  return onClockOf(place, withZoneOf(others, whole), dates);
}

const isRead = ({ candidate: { evidence } }: Dated) =>
  evidence.rule === "visible-text" || evidence.rule === "time" || evidence.rule === "content";

/** What was changed on a day was published by then: a later day in the text is today's, or another story's. */
function upTo(changed: string | undefined, dates: readonly Dated[]): readonly Dated[] {
  if (changed === undefined) return dates;
  return dates.filter((item) => !isRead(item) || daysBetween(changed, item.time) <= 1);
}

/** Among dates read from the page's text, one of the day in its address is its own and not another story's. */
function nearAddress(dates: readonly Dated[], address: string): Dated | null {
  const first = dates[0];
  if (first === undefined) return null;
  const filed = dateInAddress(address);
  if (filed === null || !isRead(first) || areNear(first.time, filed)) return first;
  return dates.find(({ time }) => areNear(time, filed)) ?? first;
}

function areNear(a: string, b: string): boolean {
  return Math.abs(daysBetween(a, b)) <= 1;
}

function daysBetween(a: string, b: string): number {
  return (Date.parse(b.slice(0, 10)) - Date.parse(a.slice(0, 10))) / 86_400_000;
}

function withClock(base: Dated, dates: readonly Dated[]): Dated {
  const finer = dates.find(({ time }) => time.length > base.time.length && time.startsWith(base.time));
  return finer ?? base;
}

const inUtc = /(?:Z|[+]00:00)$/;
const withoutZone = /T\d\d:\d\d(?::\d\d)?$/;
const ownZone = /[+-](?!00:00)\d\d:\d\d$/;

function isSameClock(a: string, b: string): boolean {
  return a.slice(0, 16) === b.slice(0, 16);
}

/** `2019-09-26T04:11:00Z` beside a printed 12:11 of the day is 12:11+08:00: the same instant, on the page's own clock. */
function withZone(base: Dated, dates: readonly Dated[]): Dated {
  const isInstant = inUtc.test(base.time);
  if (!isInstant && !withoutZone.test(base.time)) return base;
  const instant = Date.parse(base.time);
  const zoned = dates.find(({ time }) => ownZone.test(time) && Math.abs(Date.parse(time) - instant) < 60_000);
  if (isInstant && zoned !== undefined)
    return { ...base, time: clockAt(base.time, minutesOf(zoned.time.slice(-6))) };
  // 20:00Z beside 20:00+09:00 is a program's mistake: nobody writes the clock of UTC with another zone.
  const mistaken = dates.find(({ time }) => ownZone.test(time) && isSameClock(time, base.time));
  if (isInstant && mistaken !== undefined)
    return { ...base, time: base.time.replace(inUtc, mistaken.time.slice(-6)) };
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

/** Further apart, summer time may have begun or ended in between. */
const sameSeason = 14 * 86_400_000;

/** 14:30 on a page that was modified at 14:37+09:00 is 14:30+09:00; an instant is told in that zone. */
function withZoneOf(others: readonly Dated[], base: Dated): Dated {
  const isInstant = inUtc.test(base.time);
  if (!isInstant && !withoutZone.test(base.time)) return base;
  const near = others.find(
    ({ time }) => ownZone.test(time) && Math.abs(Date.parse(time) - Date.parse(base.time)) < sameSeason,
  );
  if (near === undefined) return base;
  const offset = near.time.slice(-6);
  if (!isInstant) return { ...base, time: base.time + offset };
  return wholeDay.test(base.time) ? base : { ...base, time: clockAt(base.time, minutesOf(offset)) };
}

function minutesOf(offset: string): number {
  return (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
}

/** An instant on the clock so many minutes ahead of UTC, as precise as it was. */
function clockAt(instant: string, offset: number): string {
  const clock = new Date(Date.parse(instant) + offset * 60_000).toISOString();
  return `${clock.slice(0, instant.search(inUtc))}${writtenOffset(offset)}`;
}

/** Midnight in UTC is how programs write a day. */
const wholeDay = /T00:00(?::00)?(?:Z|[+]00:00)$/;

/** The same instant on the clock of a place, unless the page prints the day or the clock of UTC. */
function onClockOf(place: string | null, base: Dated, dates: readonly Dated[]): Dated {
  if (place === null || !inUtc.test(base.time) || wholeDay.test(base.time)) return base;
  const offset = offsetAt(place, Date.parse(base.time));
  const time = clockAt(base.time, offset);
  const printed = dates.filter((item) => isRead(item) && !inUtc.test(item.time));
  const isPrinted = (day: string) => printed.some((item) => item.time.startsWith(day));
  const [day, dayOfUtc] = [time.slice(0, 10), base.time.slice(0, 10)];
  const isOfUtc =
    offset === 0 ||
    dates.some((item) => withoutZone.test(item.time) && isSameClock(item.time, base.time)) ||
    (day !== dayOfUtc && isPrinted(dayOfUtc) && !isPrinted(day));
  return isOfUtc ? base : { ...base, time };
}
