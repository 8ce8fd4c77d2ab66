import type { Doubt } from "../model/article.ts";
import { type MessageKey, plural, t } from "../platform/i18n.ts";
import { dotted } from "./format.ts";

/** What may be missing, in one plain sentence. */
export function doubtText({ kind, count }: Doubt): string {
  if (kind === "pages" && count !== null) return plural("doubt_pages", count);
  if (kind === "time" && count !== null) return plural("doubt_time_pages", count);
  return t(sentences[kind]);
}

/** All that may be missing, in a line: a sentence for one doubt, a few words each for several. */
export function doubtsLine(doubts: readonly Doubt[]): string {
  const [first, ...others] = doubts;
  if (first === undefined) return "";
  return others.length === 0 ? doubtText(first) : t("doubts_several", dotted(doubts.map(shortText)));
}

function shortText({ kind, count }: Doubt): string {
  if ((kind === "pages" || kind === "time") && count !== null) return plural("doubt_short_pages", count);
  return t(shorts[kind]);
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

const shorts = {
  paywall: "doubt_short_paywall",
  "cut-off": "doubt_short_cut_off",
  pages: "doubt_short_some_pages",
  frames: "doubt_short_frames",
  prose: "doubt_short_prose",
  time: "doubt_short_waiting",
} as const satisfies Record<Kind, MessageKey>;

const advice = {
  paywall: "doubt_advice_paywall",
  "cut-off": "doubt_advice_cut_off",
  pages: "doubt_advice_again",
  frames: "doubt_advice_frames",
  prose: "doubt_advice_prose",
  time: "doubt_advice_again",
} as const satisfies Record<Kind, MessageKey>;
