import type { Confidence, Evidence, EvidenceRule, MetadataField } from "../model/article.ts";

/** The fields that hold one text; the others are lists, made from such texts. */
export type TextField = Exclude<MetadataField, "authors" | "pageTags">;

/** One value a page states for one field, and where; not yet believed. */
export interface Candidate {
  readonly field: TextField;
  readonly value: string;
  readonly evidence: Evidence;
  /** For an author line: its names, where they are stated one by one. */
  readonly names?: readonly string[];
  /** For an author line: what it names is stated to be no person. */
  readonly isOrganisation?: boolean;
}

/** A candidate for the author line, from names stated one by one. */
export function authorCandidate(
  names: readonly string[],
  rule: EvidenceRule,
  place: string,
): readonly Candidate[] {
  const stated = names.map((name) => name.trim()).filter((name) => name !== "");
  return candidate("byline", stated.join(", "), rule, place).map((item) => ({ ...item, names: stated }));
}

/** A candidate, or nothing where the value is empty. Long values are cut: no field is a body. */
export function candidate(
  field: TextField,
  value: string | null | undefined,
  rule: EvidenceRule,
  place: string,
): readonly Candidate[] {
  const text = value?.trim() ?? "";
  return text === ""
    ? []
    : [{ field, value: text.slice(0, longestValue), evidence: evidenceOf(rule, place) }];
}

/** How sure a rule is by itself: stated for machines, read from a pattern, or guessed. */
const confidences: Readonly<Record<EvidenceRule, Confidence>> = {
  "json-ld": "high",
  "open-graph": "high",
  citation: "high",
  "dublin-core": "high",
  microdata: "high",
  link: "high",
  address: "high",
  time: "medium",
  meta: "medium",
  "visible-text": "medium",
  document: "medium",
  readability: "low",
  content: "low",
};

/** Evidence of a rule at a place. */
export function evidenceOf(rule: EvidenceRule, place: string): Evidence {
  return { rule, place, confidence: confidences[rule] };
}

const longestValue = 4_096;
