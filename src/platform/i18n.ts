import browser from "webextension-polyfill";
import type messages from "../_locales/en/messages.json";
import type { ErrorCode } from "../model/errors.ts";

/** Every key of the English messages; the other languages have the same (tests/unit/locales.test.ts). */
export type MessageKey = keyof typeof messages;

/** Keys that exist once for each plural form: `<stem>_one`, `<stem>_other`. */
export type PluralStem = Extract<MessageKey, `${string}_other`> extends `${infer Stem}_other` ? Stem : never;

/** The text of a key in the reader's language; substitutions fill `$1` and so on, as they are. */
export function t(key: MessageKey, ...substitutions: readonly string[]): string {
  if (substitutions.length > 0) return browser.i18n.getMessage(key, [...substitutions]);
  let text = plainTexts.get(key);
  if (text === undefined) {
    text = browser.i18n.getMessage(key);
    plainTexts.set(key, text);
  }
  return text;
}

/** A row of a list asks for a dozen, and a list makes rows as fast as it is scrolled. */
const plainTexts = new Map<MessageKey, string>();

/** The text for a count: picks the language's plural form and fills `$1` with the count as it is written there. */
export function plural(stem: PluralStem, count: number): string {
  const form = pluralRules().select(count) === "one" ? "one" : "other";
  return t(`${stem}_${form}` as MessageKey, formatNumber(count));
}

/** The sentence for an error code: what happened and what to do. */
export function errorText(code: ErrorCode): string {
  return t(`error_${code.replace(/[/-]/g, "_")}` as MessageKey);
}

/** BCP 47, the browser's interface language. */
export function language(): string {
  return browser.i18n.getUILanguage();
}

/** Which way the interface language is written. */
export function direction(): "ltr" | "rtl" {
  // A message every browser defines; it is in no messages.json.
  return browser.i18n.getMessage("@@bidi_dir") === "rtl" ? "rtl" : "ltr";
}

let cachedRules: Intl.PluralRules | undefined;
function pluralRules(): Intl.PluralRules {
  cachedRules ??= new Intl.PluralRules(language());
  return cachedRules;
}

let cachedNumbers: Intl.NumberFormat | undefined;
export function formatNumber(value: number): string {
  cachedNumbers ??= new Intl.NumberFormat(language());
  return cachedNumbers.format(value);
}
