import type { Evidence, EvidenceRule, MetadataField } from "../model/article.ts";

/** One value a page states for one field, and where; not yet believed. */
export interface Candidate {
  readonly field: MetadataField;
  readonly value: string;
  readonly evidence: Evidence;
}

/** A candidate, or nothing where the value is empty. Long values are cut: no field is a body. */
export function candidate(
  field: MetadataField,
  value: string | null | undefined,
  rule: EvidenceRule,
  place: string,
): readonly Candidate[] {
  const text = value?.trim() ?? "";
  return text === "" ? [] : [{ field, value: text.slice(0, longestValue), evidence: { rule, place } }];
}

const longestValue = 4_096;
