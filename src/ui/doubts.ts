import type { Doubt } from "../model/article.ts";
import { type MessageKey, plural, t } from "../platform/i18n.ts";

/** What may be missing, in one plain sentence. */
export function doubtText({ kind, count }: Doubt): string {
  if (kind === "pages" && count !== null) return plural("doubt_pages", count);
  return t(sentences[kind]);
}

/** What the reader can do about it, in another. */
export function doubtAdvice({ kind }: Doubt): string {
  return t(advice[kind]);
}

type Kind = Doubt["kind"];

const sentences = {
  paywall: "doubt_paywall",
  "cut-off": "doubt_cut_off",
  pages: "doubt_some_pages",
  frames: "doubt_frames",
  prose: "doubt_prose",
  time: "doubt_time",
} as const satisfies Record<Kind, MessageKey>;

const advice = {
  paywall: "doubt_advice_paywall",
  "cut-off": "doubt_advice_cut_off",
  pages: "doubt_advice_again",
  frames: "doubt_advice_frames",
  prose: "doubt_advice_prose",
  time: "doubt_advice_again",
} as const satisfies Record<Kind, MessageKey>;
