/** A correction as it is typed, and back: what stands in the field and what is read from it. */
import { parseDate } from "../../extract/dates.ts";
import {
  type CheckedCorrection,
  type CorrectableField,
  type Correction,
  type CorrectionProblem,
  checkCorrection,
  fieldKinds,
} from "../../model/corrections.ts";
import { isPageTime } from "../../model/read-article.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { publishedTime } from "../../ui/format.ts";

/** Between two names of a list; a comma only where there is none of these, since it may belong to a name. */
const separator = /[;；、\n]/;
const comma = /[,，]/;

/** A value as it stands in its field. Read by {@link readTyped}, it is the same value. */
export function typedText(field: CorrectableField, value: Correction | null): string {
  if (value === null) return "";
  if (fieldKinds[field] === "time") return publishedTime(String(value));
  if (typeof value === "string") return value;
  const [only] = value;
  // One name with a comma in it would come back as two.
  if (value.length === 1 && only !== undefined && comma.test(only)) return `${only};`;
  return value.join("; ");
}

/** What the typed text says, or what is wrong with it. */
export function readTyped(field: CorrectableField, typed: string): CheckedCorrection {
  const text = typed.trim();
  switch (fieldKinds[field]) {
    case "list":
      return checkCorrection(field, text.split(separator.test(text) ? separator : comma));
    case "time":
      return checkCorrection(field, isPageTime(text) ? text : (parseDate(text) ?? text));
    case "address":
      return checkCorrection(field, /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(text) ? `https://${text}` : text);
    default:
      return checkCorrection(field, text);
  }
}

/**
 * How a value is written where it is only read. The names of a list are set apart as each language
 * writes it; Intl.ListFormat has no list without an "and" in Traditional Chinese (`A、B和C`, narrow too).
 */
export function shownText(field: CorrectableField, value: Correction | null): string {
  if (value === null) return "";
  if (fieldKinds[field] === "time") return publishedTime(String(value));
  return typeof value === "string" ? value : value.join(t("list_separator"));
}

const sentences = {
  empty: "correction_empty",
  "too-long": "correction_too_long",
  "too-many": "correction_too_many",
  time: "correction_time",
  lang: "correction_lang",
  address: "correction_address",
  shape: "error_entry_malformed",
} as const satisfies Record<CorrectionProblem, MessageKey>;

/** What is wrong with a typed text, in a sentence that says what would be right. */
export function problemText(problem: CorrectionProblem): string {
  return t(sentences[problem]);
}
