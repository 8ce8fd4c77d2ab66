import browser from "webextension-polyfill";
import type { CaptureScope } from "../model/article.ts";
import { type MessageKey, t } from "../platform/i18n.ts";

interface MenuItem {
  readonly id: string;
  readonly contexts: readonly ("page" | "selection" | "link" | "image")[];
  readonly title: MessageKey;
  readonly scope: CaptureScope;
}

const items: readonly MenuItem[] = [
  { id: "save-page", contexts: ["page", "link", "image"], title: "menu_save_page", scope: "article" },
  { id: "save-selection", contexts: ["selection"], title: "menu_save_selection", scope: "selection" },
];

/** Makes the context menu anew; browsers keep it until the next installation or update. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, contexts, title } of items) {
    browser.contextMenus.create({
      id,
      contexts: [...contexts],
      title: t(title),
      documentUrlPatterns: ["http://*/*", "https://*/*", "file:///*"],
    });
  }
}

/** What a click on one of our menu items asks to save. */
export function scopeOfMenu(id: string | number): CaptureScope | null {
  return items.find((item) => item.id === id)?.scope ?? null;
}
