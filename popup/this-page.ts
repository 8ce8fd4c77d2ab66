import type { CaptureScope } from "../src/model/article.ts";
import type { EntrySummary } from "../src/model/entry.ts";
import { type ErrorCode, failureOf } from "../src/model/errors.ts";
import type { SnapshotId } from "../src/model/id.ts";
import type { SaveOutcome } from "../src/model/save-outcome.ts";
import { send } from "../src/platform/messages.ts";
import { activeTabId } from "../src/platform/tabs.ts";
import type { PageInspection, SaveReport } from "../src/protocol.ts";
import type { CardFacts, CardState } from "./state.ts";

/** The page the popup was opened on: reading it, saving it, taking that back. */
export interface ThisPage {
  readonly inspect: () => Promise<void>;
  readonly save: (scope: CaptureScope) => Promise<void>;
  /** Does again what failed last: the same save under the same id, or the reading. */
  readonly retry: () => Promise<void>;
  readonly undo: (outcome: SaveOutcome) => Promise<void>;
  /** Opens the chooser on the page, and leaves the page to it. */
  readonly pick: () => Promise<void>;
}

export interface ThisPageOptions {
  readonly getCard: () => CardState;
  readonly setCard: (card: CardState) => void;
  /** The row of an entry, for pages that tell nothing about themselves. */
  readonly findEntry: (outcome: SaveOutcome) => Promise<EntrySummary | null>;
}

interface Click {
  readonly snapshotId: SnapshotId;
  readonly scope: CaptureScope;
}

/** Nothing is read before `inspect` is called. */
export function createThisPage({ getCard, setCard, findEntry }: ThisPageOptions): ThisPage {
  /** The save that has not succeeded yet; asked again it stays the same click. */
  let unfinished: Click | null = null;
  let facts: CardFacts | null = null;

  async function inspect(): Promise<void> {
    const tabId = await activeTabId();
    if (tabId === null) return setCard({ kind: "refused", code: "page/restricted" });
    const [inspection, report] = await Promise.allSettled([
      send("page.inspect", { tabId }),
      send("save.last", { tabId }),
    ]);
    const changes = inspection.status === "fulfilled" ? (inspection.value.saved?.changes ?? null) : null;
    const how = changes === null ? null : (await import("./late.ts")).changeLine(changes, 3);
    // A save that began meanwhile tells more than the state before it.
    const before = getCard();
    if (before.kind === "saving" || before.kind === "done") return undefined;
    const last = report.status === "fulfilled" ? report.value : null;
    if (inspection.status === "rejected") {
      return showRefusal(failureOf(inspection.reason).code, last);
    }
    facts = inspection.value.facts;
    const card = cardOf(inspection.value, last, how);
    setCard(card);
    if (before.kind === "loading" && before.wantsSave && card.kind === "new") return save("article");
    if (card.kind === "new") void tellHeld(tabId);
    return undefined;
  }

  /** The card can do without: a story that is held already can be saved all the same. */
  async function tellHeld(tabId: number): Promise<void> {
    const [held] = await send("page.reprints", { tabId }).catch(() => []);
    const card = getCard();
    if (held !== undefined && card.kind === "new") setCard({ ...card, held });
  }

  /** A page that holds no article may still have been kept as text a moment ago. */
  async function showRefusal(code: ErrorCode, last: SaveReport | null): Promise<void> {
    if (last?.ok !== true) return setCard({ kind: "refused", code });
    return showDone(last.outcome, false);
  }

  function save(scope: CaptureScope): Promise<void> {
    return carryOut({ snapshotId: crypto.randomUUID(), scope });
  }

  async function carryOut(click: Click): Promise<void> {
    const before = getCard();
    if (before.kind === "saving") return;
    unfinished = click;
    setCard({ kind: "saving", facts });
    try {
      const tabId = await activeTabId();
      if (tabId === null) return setCard({ kind: "refused", code: "page/gone" });
      const outcome = await send("page.save", { tabId, ...click });
      unfinished = null;
      // Saved a moment ago and now again without news: what can be undone stays the save before.
      if (before.kind === "done" && outcome.kind === "unchanged" && isSameSave(before.outcome, outcome))
        return setCard({ ...before, isFresh: false });
      await showDone(outcome, true);
    } catch (error) {
      setCard({ kind: "refused", code: failureOf(error).code });
    }
  }

  async function showDone(outcome: SaveOutcome, isFresh: boolean): Promise<void> {
    if (facts !== null && outcome.kind === "unchanged" && !outcome.wasTrashed) {
      return setCard({ kind: "saved", facts, saved: unchangedSince(outcome), how: null, trouble: null });
    }
    setCard({ kind: "done", facts, outcome, isFresh });
    if (facts !== null) return;
    // It is saved, whatever becomes of the wish to show its title.
    const entry = await findEntry(outcome).catch(() => null);
    const card = getCard();
    if (entry !== null && card.kind === "done") setCard({ ...card, facts: entry, isFresh: false });
  }

  async function retry(): Promise<void> {
    if (unfinished !== null) return carryOut(unfinished);
    setCard({ kind: "loading", wantsSave: false });
    return inspect();
  }

  async function undo(outcome: SaveOutcome): Promise<void> {
    await send("save.undo", { tabId: await activeTabId(), outcome });
    setCard({ kind: "loading", wantsSave: false });
    return inspect();
  }

  async function pick(): Promise<void> {
    const tabId = await activeTabId();
    if (tabId === null) return setCard({ kind: "refused", code: "page/gone" });
    try {
      await send("part.pick", { tabId });
      window.close();
    } catch (error) {
      setCard({ kind: "refused", code: failureOf(error).code });
    }
  }

  return { inspect, save, retry, undo, pick };
}

/** What the card says of a page that could be read, and of the last save of it by any way. */
export function cardOf(
  { facts, saved }: PageInspection,
  last: SaveReport | null,
  how: string | null = null,
): CardState {
  const trouble = last !== null && !last.ok ? last.failure.code : null;
  if (saved === null || saved.isTrashed) {
    return { kind: "new", facts, isTrashed: saved !== null, trouble, held: null };
  }
  const isLast =
    last?.ok === true &&
    last.outcome.kind !== "unchanged" &&
    last.outcome.snapshotId === saved.latestSnapshotId;
  if (isLast && saved.isUnchanged !== false)
    return { kind: "done", facts, outcome: last.outcome, isFresh: false };
  return { kind: "saved", facts, saved, how, trouble };
}

function isSameSave(one: SaveOutcome, other: SaveOutcome): boolean {
  return one.snapshotId === other.snapshotId && !other.wasTrashed;
}

function unchangedSince(outcome: SaveOutcome): NonNullable<PageInspection["saved"]> {
  return {
    entryId: outcome.entryId,
    latestSnapshotId: outcome.snapshotId,
    savedAt: outcome.savedAt,
    snapshotCount: 1,
    isUnchanged: true,
    changes: null,
    isTrashed: false,
  };
}
