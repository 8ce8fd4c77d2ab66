import type { Confidence, Evidence, EvidenceRule } from "../../model/article.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";

/** One sentence a rule: `$1` is the place in the page. */
const sentences = {
  "json-ld": "fact_from_json_ld",
  "open-graph": "fact_from_open_graph",
  citation: "fact_from_citation",
  "dublin-core": "fact_from_dublin_core",
  meta: "fact_from_meta",
  link: "fact_from_link",
  microdata: "fact_from_microdata",
  time: "fact_from_time",
  "visible-text": "fact_from_visible_text",
  readability: "fact_from_readability",
  document: "fact_from_document",
  address: "fact_from_address",
  content: "fact_from_content",
} as const satisfies Record<EvidenceRule, MessageKey>;

const confidences = {
  high: "fact_confidence_high",
  medium: "fact_confidence_medium",
  low: "fact_confidence_low",
} as const satisfies Record<Confidence, MessageKey>;

/** Where a value came from and how sure that is, in plain words. */
export function evidenceText({ rule, place, confidence }: Evidence): string {
  return t("fact_evidence", t(sentences[rule], place), t(confidences[confidence]));
}
