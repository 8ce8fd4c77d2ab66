/** What a page's language and country tell of how its dates are meant. */
import type { Candidate } from "./candidate.ts";
import { placeOf } from "./clocks.ts";
import type { DateContext } from "./dates.ts";
import { hasEastAsian, hasHan } from "./scripts.ts";

export interface DateHabits extends DateContext {
  /** Whose clock the site goes by, as a time zone is named; null where it cannot be told. */
  readonly place: string | null;
}

/** The habits of a page by the languages it states, its headline and its host. */
export function dateHabitsOf(candidates: readonly Candidate[], headline: string, host: string): DateHabits {
  const languages = candidates
    .filter(({ field }) => field === "lang")
    .map(({ value }) => value.toLowerCase());
  return {
    // Only the United States put the month first.
    isMonthFirst:
      languages.some((value) => /^en(?:[-_]us)?$/.test(value)) &&
      !languages.some((value) => /^en[-_](?:gb|au|nz|ie|in|za)/.test(value)),
    place: placeOf(
      host,
      scriptOf(headline) ?? languages.find((value) => /[-_]/.test(value)) ?? languages[0] ?? null,
    ),
  };
}

/** The language of a text that its script tells: templates often say `en` over it. */
function scriptOf(text: string): string | null {
  if (!hasEastAsian(text)) return null;
  if (/[\u3041-\u30ff]/.test(text)) return "ja";
  return hasHan(text) ? "zh" : "ko";
}
