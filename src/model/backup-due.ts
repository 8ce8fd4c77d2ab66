/** When a backup is offered, and when one is written by itself. */
import { type BackupState, backupSchedules } from "./backup.ts";
import type { Canary } from "./canary.ts";

/** With so many articles there is something to lose. */
const leastEntries = 10;
const dayMs = 24 * 60 * 60 * 1000;
const offerDays = backupSchedules.monthly;
/** For so many days an offer is left alone that the reader put off. */
const restDays = 7;
/** After a failure nothing is tried by itself for so long. */
const retryMs = 60 * 60 * 1000;

/** `trouble`: what was to be written by itself was not. */
export type BackupOffer = "first" | "again" | "trouble";

/** What is to be offered of a library that is as `library` says; `now` in milliseconds. Null offers nothing. */
export function offerOf(state: BackupState, library: Canary | null, now: number): BackupOffer | null {
  if (library === null || (state.notBefore !== null && isAhead(state.notBefore, now))) return null;
  if (state.schedule !== "off" && state.trouble !== null) return "trouble";
  if (!state.isOffered || library.entries < leastEntries) return null;
  if (state.last?.libraryId !== library.libraryId) return "first";
  return isNew(state.last, library) && isPast(state.last.at, offerDays * dayMs, now) ? "again" : null;
}

/** Whether one is to be written by itself now. */
export function isDue(state: BackupState, library: Canary, now: number): boolean {
  if (state.schedule === "off" || library.entries === 0) return false;
  if (state.trouble !== null && !isPast(state.trouble.at, retryMs, now)) return false;
  const [last] = state.written;
  if (last?.libraryId !== library.libraryId) return true;
  return isNew(last, library) && isPast(last.at, backupSchedules[state.schedule] * dayMs, now);
}

/** Until when an offer rests that is put off now: RFC 3339 in UTC. */
export function restingFrom(now: number): string {
  return new Date(now + restDays * dayMs).toISOString();
}

function isNew(last: Canary, library: Canary): boolean {
  return library.sequence > last.sequence || library.entries > last.entries;
}

/** So much time has gone by, or the clock was put back: then nobody knows how much. */
function isPast(at: string, ms: number, now: number): boolean {
  const since = now - Date.parse(at);
  return !(since >= -dayMs && since < ms);
}

/** Still to come, and no further off than it can have been set. */
function isAhead(at: string, now: number): boolean {
  const left = Date.parse(at) - now;
  return left > 0 && left <= restDays * dayMs;
}
