/**
 * Every command a page of ours may give the background. A command is `noun.verb`; its signature is
 * its documentation. Values are JSON: Chromium's messages carry nothing else.
 */

import type { ArticleFacts, CaptureScope } from "./model/article.ts";
import type { BackupState } from "./model/backup.ts";
import type { LibrarySelf } from "./model/canary.ts";
import type { ChangeSummary } from "./model/change-summary.ts";
import type { EntryPatch } from "./model/entry.ts";
import type { ErrorCode, Failure } from "./model/errors.ts";
import type { HighlightPatch, NewHighlight } from "./model/highlight.ts";
import type { EntryId, HighlightId, SnapshotId } from "./model/id.ts";
import type { ImageReason } from "./model/image-state.ts";
import type { ReadingPlace } from "./model/reading-place.ts";
import type { SaveOutcome } from "./model/save-outcome.ts";
import type { StampProblem } from "./model/stamp-problem.ts";
import type { TagColour } from "./model/tag-colour.ts";

interface Protocol {
  /** Reads the tab's page without saving and says whether it is saved already. */
  "page.inspect": (request: { readonly tabId: number }) => PageInspection;
  /** What the library holds of the same story under other addresses, the most alike first; at most three. */
  "page.reprints": (request: { readonly tabId: number }) => readonly HeldReprint[];
  /**
   * Captures the tab's page and stores it. `snapshotId` is made at the click: sent twice, it is one
   * snapshot and the same outcome. Resolves only after the transaction is on disk.
   */
  "page.save": (request: {
    readonly tabId: number;
    readonly snapshotId: SnapshotId;
    readonly scope: CaptureScope;
  }) => SaveOutcome;
  /**
   * The same on a tab that still shows the page under one of these addresses and lets us on it; null where
   * there is none. Rejects with what keeps that tab's page from being read.
   */
  "page.save-at": (request: {
    readonly addresses: readonly string[];
    readonly snapshotId: SnapshotId;
  }) => SaveOutcome | null;
  /** Opens the chooser on the tab's page; resolves when it is there. What is picked there is saved with the scope `part`. */
  "part.pick": (request: { readonly tabId: number }) => void;
  /** The same on a tab that still shows the page and lets us on it, brought to the front; false where there is none. */
  "part.pick-at": (request: { readonly addresses: readonly string[] }) => boolean;
  /** Takes back exactly what `page.save` did. `tabId` is the tab whose badge said so, null where there is none. */
  "save.undo": (request: { readonly tabId: number | null; readonly outcome: SaveOutcome }) => void;
  /** What the last save of this tab's page came to, by any way (shortcut, menu, popup), while it still shows that page. */
  "save.last": (request: { readonly tabId: number }) => SaveReport | null;
  "entry.update": (request: { readonly ids: readonly EntryId[]; readonly patch: EntryPatch }) => void;
  /** To the trash, where entries stay for at least 30 days. */
  "entry.trash": (request: { readonly ids: readonly EntryId[] }) => void;
  "entry.restore": (request: { readonly ids: readonly EntryId[] }) => void;
  /** For ever; only entries in the trash. */
  "entry.delete": (request: { readonly ids: readonly EntryId[] }) => void;
  /** Gives a tag a colour, or with null none. */
  "tag.paint": (request: { readonly tag: string; readonly colour: TagColour | null }) => void;
  /** Keeps a highlight; its id is made at the gesture: sent twice, it is one. */
  "highlight.add": (request: { readonly highlight: NewHighlight }) => void;
  "highlight.update": (request: { readonly id: HighlightId; readonly patch: HighlightPatch }) => void;
  "highlight.remove": (request: { readonly ids: readonly HighlightId[] }) => void;
  /** Has the end of the log time-stamped by an authority the reader has allowed; nothing is sent but its hash. */
  "log.stamp": (request: { readonly authority: string }) => StampOutcome;
  /** Rejects with `store/lost` where this is not the library that was noted. */
  "library.check": (request: { readonly library: LibrarySelf | null }) => void;
  /** What is known of backups. */
  "backup.read": (request: Record<never, never>) => BackupState;
  /** Puts what an address of ours holds among the downloads, under a name with its folders; null without the permission. */
  "download.start": (request: { readonly url: string; readonly name: string }) => number | null;
  /** How a download stands; null where the browser knows none of that number. */
  "download.find": (request: { readonly id: number }) => DownloadState | null;
  /** Takes away the file of a download of ours. */
  "download.remove": (request: { readonly id: number }) => void;
  /** Changes what is known of backups, and what the reader chose about them. */
  "backup.keep": (request: { readonly change: Partial<BackupState> }) => void;
  /** Where the reader left an entry; null forgets it. */
  "place.keep": (request: { readonly entryId: EntryId; readonly place: ReadingPlace | null }) => void;
  /** Keeps the search index in shape, where what an import brought is to be folded into it. */
  "index.tend": (request: Record<never, never>) => void;
  /** Goes on with pictures that wait to be fetched, where a worker's death cut it short. */
  "images.resume": (request: Record<never, never>) => void;
  /** Fetches again what a snapshot lacks; through the tab, if that still shows its page. */
  "images.retry": (request: { readonly snapshotId: SnapshotId; readonly tabId: number | null }) => void;
  /**
   * The reader is being asked for image hosts, for the sake of this snapshot. Said before the browser
   * asks, since its question may close the popup: the answer then finds the background alone.
   */
  "images.asking": (request: { readonly snapshotId: SnapshotId }) => void;
}

/** How a download stands, as the browser says it. */
export interface DownloadState {
  readonly state: "in_progress" | "interrupted" | "complete";
  /** The whole path. */
  readonly filename: string;
  /** Not for certain: browsers look only now and then. */
  readonly exists: boolean;
  /** The browser's own word for what went wrong. */
  readonly error?: string | undefined;
}

/** An entry that holds the story of a page. */
export interface HeldReprint {
  readonly entryId: EntryId;
  readonly title: string;
  /** Whom it names as its source, or else its site. */
  readonly from: string;
  readonly savedAt: string;
}

/** What became of asking for a time-stamp. */
export type StampOutcome =
  | {
      readonly ok: true;
      readonly at: string;
      /** Minutes by which this computer's clock is ahead of the authority's. */
      readonly minutesAhead: number;
    }
  | { readonly ok: false; readonly problem: StampProblem };

/** What a page is, before anything is saved. */
export interface PageInspection {
  readonly facts: ArticleFacts;
  /** Null when no entry has this address. */
  readonly saved: {
    readonly entryId: EntryId;
    readonly latestSnapshotId: SnapshotId;
    readonly savedAt: string;
    readonly snapshotCount: number;
    /** The page as it is now says what the latest snapshot holds; null where that is but a part of the page. */
    readonly isUnchanged: boolean | null;
    /** What a reader would call changed since; null where nothing is, or nothing can be said. */
    readonly changes: ChangeSummary | null;
    readonly isTrashed: boolean;
  } | null;
}

/** What became of a save nobody was looking at. */
export type SaveReport =
  | { readonly ok: true; readonly outcome: SaveOutcome }
  | { readonly ok: false; readonly failure: Failure };

/** What the content script returns: an article or the reason why there is none. */
export type CaptureResult<A> =
  | {
      readonly ok: true;
      readonly article: A;
      /** Looked at alone, though the article has further pages. */
      readonly isOnePageOfSeveral: boolean;
      readonly tookMs: number;
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string | null };

/** What the script in the page is asked for. */
export interface PageImageRequest {
  readonly address: string;
  /** Where the page that was saved came from: another page in the tab gives nothing. */
  readonly pageOrigin: string;
  readonly limitBytes: number;
  readonly timeMs: number;
}

export type PageImageAnswer =
  | { readonly ok: true; readonly base64: string }
  | { readonly ok: false; readonly reason: ImageReason | "moved" };
/** What the chooser in a page may ask for: the one message that is not from a page of ours. */
export const chooserSteps = ["save", "undo", "leave"] as const;
export type ChooserStep = (typeof chooserSteps)[number];

/** What became of it, as the chooser shows it. */
export type ChooserReply = { readonly kind: "saved" } | { readonly kind: "told"; readonly text: string };

/** The words of the chooser in the reader's language; `words` has `$` for their number. */
export type ChooserTexts = Readonly<
  Record<
    | "lang"
    | "title"
    | "keys"
    | "nothing"
    | "words"
    | "picked"
    | "at"
    | "save"
    | "cancel"
    | "undo"
    | "saving"
    | "saved"
    | "unreachable",
    string
  >
>;

export type Command = keyof Protocol;
export type Request<C extends Command> = Parameters<Protocol[C]>[0];
export type Value<C extends Command> = ReturnType<Protocol[C]>;
/** One message as it travels. */
export interface Message<C extends Command = Command> {
  readonly command: C;
  readonly request: Request<C>;
}
export type Reply<C extends Command = Command> =
  | { readonly ok: true; readonly value: Value<C> }
  | { readonly ok: false; readonly failure: Failure };
export type Handlers = { readonly [C in Command]: (request: Request<C>) => Promise<Value<C>> };
