import browser from "webextension-polyfill";
import type { ErrorCode } from "../model/errors.ts";
import type { SaveOutcome } from "../model/save-outcome.ts";
import { errorText, type MessageKey, t } from "../platform/i18n.ts";

type BadgeState = "none" | "saving" | SaveOutcome["kind"] | ErrorCode;

interface Badge {
  readonly text: string;
  readonly title: MessageKey;
}

const seal = "#b23a26";
const ink = "#5d584f";

const badges: Readonly<Record<"none" | "saving" | SaveOutcome["kind"], Badge>> = {
  none: { text: "", title: "action_title" },
  saving: { text: "…", title: "action_title" },
  added: { text: "✓", title: "badge_saved" },
  updated: { text: "✓", title: "badge_saved" },
  unchanged: { text: "=", title: "badge_unchanged" },
};

/** Tells by the toolbar button of one tab how its save stands; the browser clears it when the tab moves on. */
export async function showBadge(tabId: number, state: BadgeState): Promise<void> {
  const badge = state in badges ? badges[state as keyof typeof badges] : null;
  const title = badge === null ? errorText(state as ErrorCode) : t(badge.title);
  try {
    await Promise.all([
      browser.action.setBadgeBackgroundColor({ tabId, color: badge === null ? ink : seal }),
      browser.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
      browser.action.setBadgeText({ tabId, text: badge === null ? "!" : badge.text }),
      browser.action.setTitle({ tabId, title }),
    ]);
  } catch {
    // The tab closed while it was saved: there is no button left to show anything on, and the
    // save itself has its own answer.
  }
}
