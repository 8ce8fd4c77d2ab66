/** The title: the headline to be seen, with the kicker where that is part of it. */
import type { Confidence, EvidenceRule } from "../model/article.ts";
import type { Candidate } from "./candidate.ts";
import { type Context, cleaners, headlineText } from "./clean.ts";
import { fold, isSame } from "./fold.ts";
import type { Headline } from "./headline.ts";

/** The headline as it is to be seen; sure where the head says the same. */
export function titleFrom(
  headline: Headline,
  stated: readonly Candidate[],
  context: Context,
): Candidate | null {
  const seen = headlineText(headline.text, context);
  if (seen === null) return null;
  const of = (rule: EvidenceRule) =>
    stated
      .filter(({ field, evidence }) => field === "title" && evidence.rule === rule)
      .flatMap(({ value }) => cleaners.title(value, context) ?? []);
  const value = withStatedKicker(seen, of("open-graph"), of("json-ld"));
  const { element, likeness } = headline;
  const confidence: Confidence = likeness === 1 ? "high" : likeness > 0 ? "medium" : "low";
  return { field: "title", value, evidence: { rule: "visible-text", place: element.localName, confidence } };
}

const longestKicker = 60;

/**
 * `Transport: The ferry is late` of `The ferry is late`, where the page gives that as its title both to
 * those who share it and to search engines; else the headline as it is.
 */
export function withStatedKicker(
  headline: string,
  shared: readonly string[],
  structured: readonly string[],
): string {
  const own = fold(headline);
  const whole = shared.find((title) => {
    const at = title.search(/\s?:\s/);
    return (
      at > 0 &&
      at <= longestKicker &&
      fold(title.slice(at)) === own &&
      structured.some((other) => isSame(other, title))
    );
  });
  return whole ?? headline;
}
