/**
 * The chooser in a page ("pick the part"). Its script is in a page's process, which may have been
 * taken over: what it says counts only while the reader has a chooser open in that tab, on that page,
 * and can do no more than keep what is picked there and take that back.
 */
import browser from "webextension-polyfill";
import { failureOf, LibraryError } from "../model/errors.ts";
import type { SnapshotId } from "../model/id.ts";
import { isRecord } from "../model/read-article.ts";
import type { SaveOutcome } from "../model/save-outcome.ts";
import { errorText, language, t } from "../platform/i18n.ts";
import type { ChooserReply, ChooserStep, ChooserTexts } from "../protocol.ts";
import { undoSave } from "../store/write/save.ts";
import { showBadge } from "./badge.ts";
import { refusalCode, tabAddress } from "./capture.ts";
import { forgetSave } from "./last-save.ts";
import { savePage } from "./save-page.ts";
import { tabsShowing } from "./tabs-showing.ts";

/** In storage.session: it survives the worker and ends with the browser. */
interface Choosing {
  readonly address: string | null;
  /** Made when the chooser opens, so that the same Save twice is one snapshot. */
  readonly snapshotId: SnapshotId;
  readonly outcome: SaveOutcome | null;
}

const key = (tabId: number) => `choosing:${tabId}`;

/** Opens the chooser on the tab's page. Rejects with one of the `page/` codes. */
export async function openChooser(tabId: number): Promise<void> {
  const address = await addressOf(tabId);
  const target = { tabId };
  const opened = await inject(tabId, async () => {
    await browser.scripting.executeScript({ target, files: ["pick.js"] });
    await remember(tabId, { address, snapshotId: crypto.randomUUID(), outcome: null });
    return browser.scripting.executeScript({ target, func: callChoose, args: [texts()] });
  });
  if (opened[0]?.result !== true) throw new LibraryError(await refusalCode(tabId, null));
}

/** Opens it on a tab that shows the page under one of these addresses; false where the browser lets us on none. */
export async function openChooserAt(addresses: readonly string[]): Promise<boolean> {
  for (const id of await tabsShowing(addresses)) {
    const isOpen = await openChooser(id).then(
      () => true,
      // Another tab may show it too; where none does, the caller says what to do.
      () => false,
    );
    if (!isOpen) continue;
    await browser.tabs.update(id, { active: true });
    return true;
  }
  return false;
}

async function inject<T>(tabId: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new LibraryError(await refusalCode(tabId, cause), { cause });
  }
}

/** Travels to the page as source text: it may name nothing outside itself. */
function callChoose(words: unknown): boolean {
  const choose: unknown = Reflect.get(globalThis, "__stillpageChoose");
  if (typeof choose !== "function") return false;
  choose(words);
  return true;
}

/** Answers the chooser of a tab; null where none is open there. */
export async function answerChooser(tabId: number, step: ChooserStep): Promise<ChooserReply | null> {
  const choosing = await recall(tabId);
  if (choosing === null || choosing.address !== (await addressOf(tabId))) return null;
  try {
    return await steps[step](tabId, choosing);
  } catch (error) {
    return { kind: "told", text: errorText(failureOf(error).code) };
  }
}

const steps: Readonly<
  Record<ChooserStep, (tabId: number, choosing: Choosing) => Promise<ChooserReply | null>>
> = {
  save: async (tabId, choosing) => {
    const { snapshotId } = choosing;
    const outcome = await savePage({ tabId, snapshotId, scope: "part" });
    await remember(tabId, { ...choosing, outcome });
    return outcome.kind === "unchanged" ? { kind: "told", text: t("badge_unchanged") } : { kind: "saved" };
  },
  undo: async (tabId, { outcome }) => {
    if (outcome === null) return null;
    await undoSave(outcome, new Date().toISOString());
    await Promise.all([forgetSave(tabId), forgetChooser(tabId), showBadge(tabId, "none")]);
    return { kind: "told", text: t("popup_undone") };
  },
  leave: async (tabId) => {
    await forgetChooser(tabId);
    return null;
  },
};

/** Forgets the chooser of a tab that is gone or left. */
export async function forgetChooser(tabId: number): Promise<void> {
  await browser.storage.session.remove(key(tabId));
}

function remember(tabId: number, choosing: Choosing): Promise<void> {
  return browser.storage.session.set({ [key(tabId)]: choosing });
}

async function recall(tabId: number): Promise<Choosing | null> {
  const stored = (await browser.storage.session.get(key(tabId)))[key(tabId)];
  return isChoosing(stored) ? stored : null;
}

/** Written by {@link remember} and by nothing else, so its outline is enough. */
function isChoosing(value: unknown): value is Choosing {
  return isRecord(value) && typeof value["snapshotId"] === "string" && "outcome" in value;
}

async function addressOf(tabId: number): Promise<string | null> {
  return (await tabAddress(tabId))?.href ?? null;
}

function texts(): ChooserTexts {
  return {
    lang: language(),
    title: t("pick_title"),
    keys: t("pick_keys"),
    nothing: t("pick_nothing"),
    words: t("pick_words", "$"),
    picked: t("pick_picked"),
    at: t("pick_at"),
    save: t("pick_save"),
    cancel: t("common_cancel"),
    undo: t("common_undo"),
    saving: t("popup_saving"),
    saved: t("pick_saved"),
    unreachable: errorText("page/stale"),
  };
}
