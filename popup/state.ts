/** What the popup shows, as one value, and the changes it knows. No DOM, no browser. */

import type { ExportState } from "../src/export/exporting.ts";
import type { ArticleFacts } from "../src/model/article.ts";
import type { EntryFilter, EntryPatch, EntrySummary, LibraryCounts } from "../src/model/entry.ts";
import type { ErrorCode } from "../src/model/errors.ts";
import type { EntryId, SnapshotId } from "../src/model/id.ts";
import type { SaveOutcome } from "../src/model/save-outcome.ts";
import type { HeldReprint, PageInspection } from "../src/protocol.ts";
import type { Hit } from "../src/search/found.ts";
import type { QueryProblem } from "../src/search/query.ts";

/** What the card tells of an article: a page's facts and a list's row both have it. */
export type CardFacts = Pick<
  ArticleFacts,
  | "title"
  | "byline"
  | "siteName"
  | "publishedTime"
  | "lang"
  | "excerpt"
  | "category"
  | "source"
  | "reprintedFrom"
  | "wordCount"
>;

/** The card of this page. */
export type CardState =
  /** `wantsSave`: Enter came before the page was read; it is saved as soon as it is known to be new. */
  | { readonly kind: "loading"; readonly wantsSave: boolean }
  | {
      readonly kind: "new";
      readonly facts: CardFacts;
      readonly isTrashed: boolean;
      readonly trouble: ErrorCode | null;
      /** The same story, held already under another address. */
      readonly held: HeldReprint | null;
    }
  | { readonly kind: "saving"; readonly facts: CardFacts | null }
  | {
      readonly kind: "done";
      readonly facts: CardFacts | null;
      readonly outcome: SaveOutcome;
      /** Saved just now, before the reader's eyes: the stamp comes down. */
      readonly isFresh: boolean;
    }
  | {
      readonly kind: "saved";
      readonly facts: CardFacts;
      readonly saved: NonNullable<PageInspection["saved"]>;
      /** What changed since, in words; null where nothing is known to have. */
      readonly how: string | null;
      readonly trouble: ErrorCode | null;
    }
  | { readonly kind: "refused"; readonly code: ErrorCode };

/** What a search says beside its rows. */
export interface Found {
  /** All that was asked, the chips' part included; problems have its places. */
  readonly query: string;
  readonly problems: readonly QueryProblem[];
  /** What should stand in the search field instead, with one wrong letter set right. */
  readonly didYouMean: string | null;
  /** By entry, where in it stands what was looked for. */
  readonly hits: ReadonlyMap<EntryId, Hit>;
}

export interface PopupState {
  readonly card: CardState;
  readonly filter: EntryFilter;
  readonly counts: LibraryCounts | null;
  /** Null until the first rows are there. */
  readonly entries: readonly EntrySummary[] | null;
  readonly hasMore: boolean;
  /** Null where the rows are of no search. */
  readonly found: Found | null;
  /** Why there are no rows, when that is not for lack of them. */
  readonly listTrouble: ErrorCode | null;
  readonly selection: ReadonlySet<EntryId>;
  /** The export under way or just done, which the foot tells of. */
  readonly exporting: ExportState | null;
  /** The keys that save without the popup; empty when the reader has set none. */
  readonly shortcut: string;
  /** Object addresses of the rows' pictures, as far as they are read. */
  readonly pictures: ReadonlyMap<SnapshotId, string>;
}

const firstState: PopupState = {
  card: { kind: "loading", wantsSave: false },
  filter: { shelf: "library" },
  counts: null,
  entries: null,
  hasMore: false,
  found: null,
  listTrouble: null,
  selection: new Set(),
  exporting: null,
  shortcut: "",
  pictures: new Map(),
};

/** Holds the state; tells whoever follows it of every change. */
export interface Store {
  readonly get: () => PopupState;
  readonly change: (part: Partial<PopupState>) => void;
  /** Calls at once with what is, then after every change. */
  readonly follow: (onChange: (state: PopupState) => void) => void;
}

export function createStore(): Store {
  let state = firstState;
  const followers: ((state: PopupState) => void)[] = [];
  return {
    get: () => state,
    change: (part) => {
      state = { ...state, ...part };
      for (const follower of followers) follower(state);
    },
    follow: (onChange) => {
      followers.push(onChange);
      onChange(state);
    },
  };
}

/** True when the list shows less than its shelf holds. */
export function isFiltered(filter: EntryFilter): boolean {
  return (
    (filter.text ?? "") !== "" ||
    filter.category !== undefined ||
    filter.isFavourite === true ||
    filter.isUnread === true
  );
}

/** The filter with a text or without one. */
export function withText(filter: EntryFilter, text: string): EntryFilter {
  const { text: _text, ...rest } = filter;
  return text.trim() === "" ? rest : { ...rest, text };
}

/** The filter with a category or without one. */
export function withCategory(filter: EntryFilter, category: string | null): EntryFilter {
  const { category: _category, ...rest } = filter;
  return category === null ? rest : { ...rest, category };
}

/** The filter with one of its marks switched. */
export function withMark(filter: EntryFilter, mark: "isUnread" | "isFavourite"): EntryFilter {
  const { [mark]: isSet, ...rest } = filter;
  return isSet === true ? rest : { ...rest, [mark]: true };
}

/** The rows as they will be once the background has done its part, so that nobody waits to see it. */
export function patched(
  entries: readonly EntrySummary[],
  ids: readonly EntryId[],
  patch: EntryPatch,
  now: string,
): readonly EntrySummary[] {
  return entries.map((entry) => {
    if (!ids.includes(entry.id)) return entry;
    return {
      ...entry,
      ...(patch.tags === undefined ? {} : { tags: patch.tags }),
      ...(patch.isFavourite === undefined ? {} : { isFavourite: patch.isFavourite }),
      ...(patch.isArchived === undefined
        ? {}
        : { archivedAt: patch.isArchived ? (entry.archivedAt ?? now) : null }),
      ...(patch.isRead === undefined ? {} : { readAt: patch.isRead ? (entry.readAt ?? now) : null }),
    };
  });
}

/** The selection without what is no longer listed. */
export function keptSelection(
  selection: ReadonlySet<EntryId>,
  entries: readonly EntrySummary[],
): ReadonlySet<EntryId> {
  const listed = new Set(entries.map((entry) => entry.id));
  const kept = [...selection].filter((id) => listed.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
}

/** Errors after which the whole text of the page can still be kept. */
export const textCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "page/no-article",
  "page/too-large",
  "page/timeout",
  "page/unreadable",
]);

/** Errors after which a part of the page can still be picked: there is something on it. */
export const pickCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "page/no-article",
  "page/timeout",
  "page/unreadable",
]);

/** Errors that the same click may get past. */
export const retryCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "page/gone",
  "page/empty",
  "page/timeout",
  "store/unavailable",
  "store/quota",
  "store/blocked",
  "message/unreachable",
  "internal",
]);
