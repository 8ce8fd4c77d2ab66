/** Which of a page's dates is when it was published, as precisely and in the zone the page says it. */
import type { Candidate } from "./candidate.ts";
import { minutesOf, offsetAt, writtenOffset } from "./clocks.ts";
import { type DateContext, dateInAddress, parseDate } from "./dates.ts";

export interface Dated {
  readonly candidate: Candidate;
  readonly time: string;
}

/** The dates of candidates that hold one, in their order. */
export function datedOf(candidates: readonly Candidate[], context: DateContext): Dated[] {
  return candidates.flatMap((candidate) => {
    const time = timeOf(candidate, context);
    return time === null ? [] : [{ candidate, time }];
  });
}

/** What candidates were parsed to: those of one time are asked about for the other one too, and to be weighed. */
const parsed = new WeakMap<Candidate, string | null>();

/** The time a candidate holds, or null. */
export function timeOf(candidate: Candidate, context: DateContext): string | null {
  const known = parsed.get(candidate);
  if (known !== undefined) return known;
  const time = parseDate(candidate.value, context);
  parsed.set(candidate, time);
  return time;
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
 * clock to a day, seconds to minutes, the page's own zone to one in UTC.
 */
export function believedTime(
  dates: readonly Dated[],
  { address, place = null, others = [], isPublication = false }: Surroundings,
): Dated | null {
  const base = nearAddress(isPublication ? upTo(others[0]?.time, dates) : dates, address);
  if (base === null) return null;
  // A day gets its clock, a clock its seconds and zone.
  const { candidate, time } = withClock(withClock(base, dates), dates);
  if (inUtc.test(time)) return { candidate, time: onOwnClock(time, dates, others, place) };
  return { candidate, time: withoutZone.test(time) ? withZone(time, dates, others) : time };
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
function onOwnClock(
  instant: string,
  dates: readonly Dated[],
  others: readonly Dated[],
  place: string | null,
): string {
  const same = dates.find(
    ({ time }) => ownZone.test(time) && Math.abs(Date.parse(time) - Date.parse(instant)) < 60_000,
  );
  if (same !== undefined)
    return same.time.length - 6 > instant.search(inUtc)
      ? same.time
      : clockAt(instant, minutesOf(same.time.slice(-6)));
  // 20:00Z beside 20:00+09:00 is a program's mistake: nobody writes the clock of UTC with another zone.
  const mistaken = dates.find(({ time }) => ownZone.test(time) && isSameClock(time, instant));
  if (mistaken !== undefined) return instant.replace(inUtc, mistaken.time.slice(-6));
  for (const { time } of dates) {
    const offset = withoutZone.test(time) ? offsetBetween(time, instant) : null;
    if (offset !== null) return clockAt(instant, offset);
  }
  if (wholeDay.test(instant)) return instant;
  const zone = zoneAbout(instant, others);
  return zone !== undefined ? clockAt(instant, minutesOf(zone)) : onClockOf(place, instant, dates);
}

/** A printed clock gets the zone that makes it a stated instant, else that of the page's other time. */
function withZone(clock: string, dates: readonly Dated[], others: readonly Dated[]): string {
  for (const { time } of dates) {
    const offset = inUtc.test(time) ? offsetBetween(clock, time) : null;
    if (offset !== null)
      return `${clock.length > 16 ? clock : clockAt(time, offset).slice(0, -6)}${writtenOffset(offset)}`;
  }
  return clock + (zoneAbout(clock, others) ?? "");
}

/** The offset that makes a clock's minute the instant's, if there is a zone of that offset and it is not UTC's own. */
function offsetBetween(clock: string, instant: string): number | null {
  const offset = Date.parse(`${clock.slice(0, 16)}Z`) / 60_000 - Math.floor(Date.parse(instant) / 60_000);
  return offset !== 0 && offset % 15 === 0 && offset >= -12 * 60 && offset <= 14 * 60 ? offset : null;
}

/** Further apart, summer time may have begun or ended in between. */
const sameSeason = 14 * 86_400_000;

/** The zone of the page's other time: 14:30 on a page that was modified at 14:37+09:00 is 14:30+09:00. */
function zoneAbout(time: string, others: readonly Dated[]): string | undefined {
  return others
    .find(
      (other) => ownZone.test(other.time) && Math.abs(Date.parse(other.time) - Date.parse(time)) < sameSeason,
    )
    ?.time.slice(-6);
}

/** An instant on the clock so many minutes ahead of UTC, as precise as it was. */
function clockAt(instant: string, offset: number): string {
  const clock = new Date(Date.parse(instant) + offset * 60_000).toISOString();
  return `${clock.slice(0, instant.search(inUtc))}${writtenOffset(offset)}`;
}

/** Midnight in UTC is how programs write a day. */
const wholeDay = /T00:00(?::00)?(?:Z|[+]00:00)$/;

/** The same instant on the clock of a place, unless the page prints the day or the clock of UTC. */
function onClockOf(place: string | null, instant: string, dates: readonly Dated[]): string {
  const offset = place === null ? 0 : offsetAt(place, Date.parse(instant));
  if (offset === 0 || dates.some(({ time }) => withoutZone.test(time) && isSameClock(time, instant)))
    return instant;
  const time = clockAt(instant, offset);
  const isPrinted = (day: string) =>
    dates.some((item) => isRead(item) && !inUtc.test(item.time) && item.time.startsWith(day));
  const [day, dayOfUtc] = [time.slice(0, 10), instant.slice(0, 10)];
  return day !== dayOfUtc && isPrinted(dayOfUtc) && !isPrinted(day) ? instant : time;
}

/** Whether a page writes the month first: only the United States do. */
export function isMonthFirst(candidates: readonly Candidate[]): boolean {
  const languages = candidates
    .filter(({ field }) => field === "lang")
    .map(({ value }) => value.toLowerCase());
  return (
    languages.some((value) => /^en(?:[-_]us)?$/.test(value)) &&
    !languages.some((value) => /^en[-_](?:gb|au|nz|ie|in|za)/.test(value))
  );
}
