/**
 * Searching by reading everything, from what the README promises: slow, plain, and without a line of the index. Texts
 * are folded here by their scripts' own rules; words of scripts without spaces that only a dictionary knows (Thai and
 * its like) are left out, for no plain means cut them.
 */
import type { QueryField } from "../../../src/search/query.ts";

/** An entry as it is now, in the audit's own words. */
export interface PlainEntry {
  readonly url: string;
  readonly title: string;
  readonly byline: string | null;
  readonly siteName: string;
  readonly source: string | null;
  readonly reprintedFrom: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly lang: string | null;
  readonly note: string | null;
  /** Null where nothing is highlighted, else the note of the one highlight, which may be empty. */
  readonly highlight: string | null;
  readonly text: string;
  readonly publishedTime: string | null;
  readonly savedAt: string;
  readonly isTrashed: boolean;
  readonly isArchived: boolean;
  readonly isUnread: boolean;
  readonly isFavourite: boolean;
  readonly hasImage: boolean;
  readonly isUncaptured: boolean;
}

/** One thing asked for. */
export interface Asked {
  readonly field: QueryField | null;
  readonly value: string;
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
  /** The last word may go on: it is still being typed. */
  readonly isOpen: boolean;
}

/** All groups must hold, of each one; what is excluded stands alone. */
export type Groups = readonly (readonly Asked[])[];

const part = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]`;
const runs = new RegExp(`${part}+|(?:(?!${part})[\\p{L}\\p{N}\\p{M}])+`, "gu");
const isPart = new RegExp(`^${part}`, "u");
const lettersWithMarks = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*/gu;
const likeTwo: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ł: "l",
  ı: "i",
};

/** Case, width and diacritics folded; soft hyphens, which nobody sees, left out. */
function folded(text: string): string {
  return text
    .replaceAll("\u00ad", "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(lettersWithMarks, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""))
    .replace(/[ßæœøđłı]/g, (letter) => likeTwo[letter] ?? letter)
    .replaceAll("ё", "е");
}

/** Its words and stretches of characters, each set apart by a blank. */
function spaced(text: string): string {
  return ` ${folded(text).match(runs)?.join(" ") ?? ""} `;
}

/** What stands in the spaced text where the words do; a stretch of characters may be part of a longer one. */
function needleOf({ value, isOpen }: Asked): string {
  const words = folded(value).match(runs) ?? [];
  const last = words.at(-1) ?? "";
  const isGoingOn = isPart.test(last) || (isOpen && last.length > 1);
  return `${isPart.test(words[0] ?? "") ? "" : " "}${words.join(" ")}${isGoingOn ? "" : " "}`;
}

/** The texts of an entry made ready once. */
interface Ready {
  readonly entry: PlainEntry;
  readonly all: string;
  readonly fields: Readonly<Record<"title" | "author" | "site" | "source", string>>;
}

/** Between two texts: no words stand beside each other across it. */
const wall = " \u0000 ";
const joined = (texts: readonly (string | null)[]) =>
  texts.map((text) => (text === null ? "" : spaced(text))).join(wall);

function readyOf(entry: PlainEntry): Ready {
  const { title, byline, siteName, source, reprintedFrom, category, note, highlight, tags, text, url } =
    entry;
  const { hostname, pathname, search } = new URL(url);
  const address = entry.isUncaptured ? decodeURIComponent(`${pathname}${search}`).replaceAll("_", " ") : "";
  const fields = {
    title: joined([title]),
    author: joined([byline]),
    site: joined([siteName, hostname]),
    source: joined([source, reprintedFrom]),
  };
  const rest = joined([category, note, highlight, ...tags, entry.isUncaptured ? address : text]);
  return { entry, all: [...Object.values(fields), rest].join(wall), fields };
}

/** A day as `2024`, `2024-03` or `2024-03-05` in any of its spellings, as an ISO date. */
function dayOf(value: string): string {
  const [year = "", month = "1", day = "1"] = value.match(/\d+/g) ?? [];
  return `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const states: Readonly<Record<string, (entry: PlainEntry) => boolean>> = {
  unread: (entry) => entry.isUnread,
  read: (entry) => !entry.isUnread,
  favourite: (entry) => entry.isFavourite,
  archived: (entry) => entry.isArchived && !entry.isTrashed,
  trashed: (entry) => entry.isTrashed,
  uncaptured: (entry) => entry.isUncaptured,
  image: (entry) => entry.hasImage,
  note: (entry) => entry.note !== null,
  highlight: (entry) => entry.highlight !== null,
  tag: (entry) => entry.tags.length > 0,
};

function holds({ entry, all, fields }: Ready, asked: Asked): boolean {
  const { field, value, isOpen } = asked;
  switch (field) {
    case null:
      return all.includes(needleOf(asked));
    case "title":
    case "author":
    case "site":
    case "source":
      return fields[field].includes(needleOf(asked));
    case "tag":
      return entry.tags.some((tag) => isValue(tag, value, isOpen));
    case "category":
      return entry.category !== null && isValue(entry.category, value, isOpen);
    case "lang":
      return [entry.lang ?? "", (entry.lang ?? "").split("-")[0] ?? ""].some(
        (lang) => lang !== "" && isValue(lang, value, isOpen),
      );
    case "before":
    case "after": {
      const day = dayOf((entry.publishedTime ?? entry.savedAt).slice(0, 10));
      return field === "before" ? day < dayOf(value) : day >= dayOf(value);
    }
    case "is":
    case "has":
      return states[value]?.(entry) === true;
  }
}

function isValue(known: string, value: string, isOpen: boolean): boolean {
  const tidy = (text: string) => folded(text).trim().replace(/\s+/g, " ");
  return isOpen ? tidy(known).startsWith(tidy(value)) : tidy(known) === tidy(value);
}

/** The trash only where it is asked for; the archive where it, or words, are. */
function isOnShelf({ isTrashed, isArchived }: PlainEntry, groups: Groups): boolean {
  const wanted = groups.flat().filter(({ isExcluded }) => !isExcluded);
  const asksFor = (state: string) => wanted.some(({ field, value }) => field === "is" && value === state);
  if (asksFor("trashed")) return isTrashed;
  if (isTrashed) return false;
  return (
    !isArchived || asksFor("archived") || wanted.some(({ field }) => field === null || field === "title")
  );
}

/** A scan over entries that are kept ready; `urls` are those that hold one of each group and nothing excluded. */
export function createScan() {
  const ready = new Map<PlainEntry, Ready>();
  const of = (entry: PlainEntry): Ready => {
    let known = ready.get(entry);
    if (known === undefined) {
      known = readyOf(entry);
      ready.set(entry, known);
    }
    return known;
  };
  return {
    urls: (entries: readonly PlainEntry[], groups: Groups): string[] =>
      entries
        .filter((entry) => isOnShelf(entry, groups))
        .map(of)
        .filter((entry) =>
          groups.every((group) =>
            group[0]?.isExcluded === true
              ? !holds(entry, group[0])
              : group.some((asked) => holds(entry, asked)),
          ),
        )
        .map(({ entry }) => entry.url)
        .sort(),
    /** What is no longer in the library is let go. */
    keep(entries: readonly PlainEntry[]): void {
      const kept = new Set(entries);
      for (const entry of ready.keys()) if (!kept.has(entry)) ready.delete(entry);
    },
  };
}
