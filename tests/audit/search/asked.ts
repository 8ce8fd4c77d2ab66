/** Queries of every kind, made from what articles of the library say, so that most find something. */
import type { QueryField } from "../../../src/search/query.ts";
import type { Random } from "../../seeded-random.mjs";
import type { Asked, Groups, PlainEntry } from "./plain.ts";
import { strange } from "./strange.ts";

export interface Question {
  readonly query: string;
  /** Whether the last word is still being typed. */
  readonly isTyping: boolean;
  readonly groups: Groups;
}

const quotationMarks = ["“”", '""', "「」", "«»"];
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,}/gu;

export function createQuestions(random: Random) {
  const below = (count: number) => Math.floor(random() * count);
  const one = <T>(items: readonly T[]): T | undefined => items[below(items.length)];
  const isRolled = (share: number) => random() < share;

  const asked = (field: QueryField | null, value: string, isPhrase = /\s/.test(value)): Asked => ({
    field,
    value,
    isPhrase,
    isExcluded: false,
    isOpen: false,
  });

  /** A word of a text; of two the longer, which is rarer. */
  function word(text: string): string {
    const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const [a = "", b = ""] = [one(words), one(words)];
    return a.length > b.length ? a : b;
  }

  /** Some neighbouring words of one line. */
  function phrase(text: string): string {
    const words = (one(text.split("\n")) ?? "").split(/\s+/).filter((each) => /[\p{L}\p{N}]/u.test(each));
    const from = below(Math.max(1, words.length - 3));
    return words
      .slice(from, from + 2 + below(3))
      .join(" ")
      .replace(/["“”„「」『』«»]/g, "");
  }

  /** Any part of a stretch of characters. */
  function part(text: string): string {
    const stretch = [...(one(text.match(han) ?? []) ?? "")];
    const length = 1 + below(Math.min(6, stretch.length));
    const from = below(stretch.length - length + 1);
    return stretch.slice(from, from + length).join("");
  }

  function spelled(text: string): string {
    if (isRolled(0.15)) return text.toUpperCase();
    if (isRolled(0.1))
      return text.replace(/[a-z0-9]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    return text;
  }

  /** Words of an entry's text in one of the ways they can be asked for. */
  function words({ text, title }: PlainEntry): Asked {
    const from = isRolled(0.1) ? title : text;
    const isSpaced = /[a-z]{2}/.test(from.slice(0, 400));
    if (isRolled(0.12)) return asked(null, one(strange)?.asked ?? "");
    if (isRolled(0.25)) {
      if (isSpaced) return asked(null, isRolled(0.7) ? phrase(from) : `${word(from)} ${word(from)}`, true);
      return asked(null, isRolled(0.7) ? part(from) : part(from) + part(from), isRolled(0.5));
    }
    return asked(null, spelled(isSpaced ? word(from) : part(from)));
  }

  function fieldOf(entry: PlainEntry): Asked {
    const from = (field: QueryField, text: string | null): Asked => {
      const said = text ?? "x";
      const some = isRolled(0.5) ? said : part(said) || word(said);
      return asked(field, spelled(some.replace(/["“”„「」『』«»]/g, "")), isRolled(0.3) || /\s/.test(some));
    };
    const whole = (field: QueryField, value: string | null | undefined): Asked =>
      asked(field, spelled(value ?? "x"), /\s/.test(value ?? ""));
    const kinds: readonly (() => Asked)[] = [
      () => from("title", entry.title),
      () => from("author", entry.byline),
      () => from("site", isRolled(0.5) ? entry.siteName : new URL(entry.url).hostname),
      () => from("source", isRolled(0.5) ? entry.source : entry.reprintedFrom),
      () => whole("tag", one(entry.tags)),
      () => whole("category", entry.category),
      () => whole("lang", isRolled(0.5) ? entry.lang : entry.lang?.split("-")[0]),
      () => asked(isRolled(0.5) ? "before" : "after", date(entry.publishedTime ?? entry.savedAt)),
      () => asked("is", one(["unread", "read", "favourite", "uncaptured"]) ?? ""),
      () => asked("has", one(["image", "note", "highlight", "tag"]) ?? ""),
    ];
    return one(kinds)?.() ?? words(entry);
  }

  /** A day near a time, as readers write it. */
  function date(time: string): string {
    const [year = "2020", month = "01", day = "01"] = time.slice(0, 10).split("-");
    const forms = [
      year,
      `${year}-${month}`,
      `${year}-${month}-${day}`,
      `${year}/${Number(month)}/${Number(day)}`,
      `${year}年${Number(month)}月${Number(day)}日`,
    ];
    return one(forms) ?? year;
  }

  const clause = (entry: PlainEntry): Asked => (isRolled(0.3) ? fieldOf(entry) : words(entry));

  /** Some groups over entries of a library; nothing of what cannot be asked for. */
  function groups(entries: readonly PlainEntry[]): Asked[][] {
    const own = one(entries);
    const other = () => one(entries);
    const some: (readonly (Asked | undefined)[])[] = [];
    const count = 1 + below(3);
    for (let at = 0; at < count; at += 1) {
      const entry = isRolled(0.8) ? own : other();
      if (entry === undefined) continue;
      if (isRolled(0.15))
        some.push([
          clause(entry),
          ...Array.from({ length: 1 + below(2) }, () => other()).map((each) => each && clause(each)),
        ]);
      else if (at > 0 && isRolled(0.25)) some.push([{ ...clause(other() ?? entry), isExcluded: true }]);
      else some.push([clause(entry)]);
    }
    if (isRolled(0.06)) some.push([asked("is", one(["trashed", "archived"]) ?? "")]);
    if (isRolled(0.03)) some.push([{ ...asked("is", "archived"), isExcluded: true }]);
    return some
      .map((group) => group.flatMap((each) => (each !== undefined && isAskable(each.value) ? [each] : [])))
      .filter((group) => group.length > 0);
  }

  /** One query over entries of a library. */
  function question(entries: readonly PlainEntry[]): Question {
    for (;;) {
      const made = groups(entries);
      const last = made.at(-1);
      const end = last?.at(-1);
      if (last === undefined || end === undefined) continue;
      const isTyping = isRolled(0.35);
      const isOpen = isTyping && !end.isPhrase && !end.isExcluded;
      if (isOpen) {
        const isCut =
          end.field === null || ["title", "author", "site", "source", "tag", "category"].includes(end.field);
        const letters = [...end.value];
        const value = isCut ? letters.slice(0, 2 + below(letters.length)).join("") : end.value;
        // A surname's second half, a number: what a cut leaves may be nothing that can be asked for.
        if (!isAskable(value) || /\s/.test(value)) continue;
        last[last.length - 1] = { ...end, value, isOpen: true };
      }
      return { query: typed(made), isTyping, groups: made };
    }
  }

  function typed(made: Groups): string {
    return made
      .map((group) =>
        group
          .map(({ field, value, isPhrase, isExcluded }) => {
            const [open = "", close = ""] = isPhrase ? (one(quotationMarks) ?? "") : "";
            return `${isExcluded ? "-" : ""}${field === null ? "" : `${field}:`}${open}${value}${close}`;
          })
          .join(" OR "),
      )
      .join(" ");
  }

  return { question };
}

/** Something to look for, and no part of the language itself. */
function isAskable(value: string): boolean {
  return /[\p{L}\p{N}]/u.test(value) && !/^[-－]|[:：]/u.test(value) && value.length < 200;
}
