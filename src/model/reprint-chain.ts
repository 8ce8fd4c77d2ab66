/** Who copied whom, as far as the copies say so themselves. */
import { foldName } from "./fold-name.ts";

/** What of an entry tells its place among the copies of one story. */
export interface Told {
  readonly siteName: string;
  readonly source: string | null;
  readonly reprintedFrom: string | null;
  /** ISO 8601, of any precision. */
  readonly publishedTime: string | null;
}

/** Whom one copy names as where it comes from, if that is the other; null where it names someone else or nobody. */
export function namedSource(copy: Told, other: Told): string | null {
  const names = [copy.reprintedFrom, copy.source].filter((name) => name !== null);
  return names.find((name) => isSameName(name, other.siteName)) ?? null;
}

/** The one that was published first, where the times that are known leave no doubt; null where none does. */
export function firstPublished<T extends Told>(copies: readonly T[]): T | null {
  const timed = copies.flatMap((copy) => {
    const time = copy.publishedTime === null ? Number.NaN : Date.parse(copy.publishedTime);
    return Number.isNaN(time) ? [] : [{ copy, time }];
  });
  if (timed.length < 2 || timed.length < copies.length) return null;
  timed.sort((a, b) => a.time - b.time);
  const [first, second] = timed;
  return first === undefined || first.time === second?.time ? null : first.copy;
}

/** Names of publications as pages write them: 《人民日报》, 人民日报海外版 and "People's Daily" apart, case and marks alike. */
function isSameName(one: string, other: string): boolean {
  const a = foldName(one);
  return a !== "" && a === foldName(other);
}
