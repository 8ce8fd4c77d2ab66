/** Searching by reading every text: slow, plain, and written without a line of the index. */

export interface Scanned {
  readonly id: string;
  readonly title: string;
  readonly byline: string | null;
  readonly text: string;
  readonly tags: readonly string[];
  readonly isTrashed: boolean;
  readonly isArchived: boolean;
  readonly isUnread: boolean;
  /** The note of its one highlight, empty where that has none; null where it has no highlight. */
  readonly highlight: string | null;
  readonly isUncaptured: boolean;
}

/** One thing asked for, in the words of the tests. */
export type Asked =
  | { readonly kind: "word" | "part" | "beginning"; readonly value: string; readonly isExcluded: boolean }
  | { readonly kind: "phrase"; readonly value: string; readonly isExcluded: boolean }
  | { readonly kind: "has"; readonly value: "highlight"; readonly isExcluded: boolean }
  | { readonly kind: "is"; readonly value: "uncaptured"; readonly isExcluded: boolean }
  | { readonly kind: "title" | "tag" | "author"; readonly value: string; readonly isExcluded: boolean };

/** The words of a text, and between them its stretches of Chinese. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? [];

function isIn(text: string, { kind, value }: Pick<Asked, "kind" | "value">): boolean {
  if (kind === "part") return text.includes(value);
  if (kind === "beginning") return wordsOf(text).some((word) => word.startsWith(value));
  if (kind === "phrase") return ` ${wordsOf(text).join(" ")} `.includes(` ${value} `);
  return wordsOf(text).includes(value);
}

const isHan = (value: string) => /\p{Script=Han}/u.test(value);

function holds(entry: Scanned, asked: Asked): boolean {
  const { kind, value } = asked;
  if (kind === "is") return entry.isUncaptured;
  if (kind === "has") return entry.highlight !== null;
  if (kind === "tag") return entry.tags.includes(value);
  const plain = { kind: isHan(value) ? ("part" as const) : ("word" as const), value };
  if (kind === "title") return isIn(entry.title, plain);
  if (kind === "author") return isIn(entry.byline ?? "", plain);
  const texts = [entry.title, entry.byline ?? "", entry.text, ...entry.tags, entry.highlight ?? ""];
  return texts.some((text) => isIn(text, asked));
}

/** The archive is out of sight of what only sorts and marks, not of who looks for words. */
const isWord = ({ kind, isExcluded }: Asked): boolean =>
  !isExcluded && kind !== "is" && kind !== "has" && kind !== "tag" && kind !== "author";

/** Ids of the entries on the shelf that hold one of each group and nothing that is excluded. */
export function scan(entries: readonly Scanned[], groups: readonly (readonly Asked[])[]): string[] {
  return entries
    .filter(({ isTrashed, isArchived }) => !isTrashed && (!isArchived || groups.flat().some(isWord)))
    .filter((entry) =>
      groups.every((group) =>
        group[0]?.isExcluded === true ? !holds(entry, group[0]) : group.some((asked) => holds(entry, asked)),
      ),
    )
    .map(({ id }) => id)
    .sort();
}

/** The query that asks for it. */
export function typed(groups: readonly (readonly Asked[])[]): string {
  return groups
    .map((group) =>
      group
        .map(({ kind, value, isExcluded }) => {
          const sign = isExcluded ? "-" : "";
          if (kind === "phrase") return `${sign}"${value}"`;
          if (kind === "title" || kind === "tag" || kind === "author" || kind === "has" || kind === "is")
            return `${sign}${kind}:${value}`;
          return `${sign}${value}`;
        })
        .join(" OR "),
    )
    .join(" ");
}
