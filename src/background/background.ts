/**
 * The wiring. Every listener is registered on this first turn, before any await: a worker that is
 * woken for an event is asked for its listeners at once. It may die between any two lines, so
 * nothing is remembered here; what must last is in the library or in storage.session.
 */
import browser from "webextension-polyfill";
import { failureOf } from "../model/errors.ts";
import { isFirefox } from "../platform/about.ts";
import { checkCanary } from "../platform/canary.ts";
import { serve } from "../platform/messages.ts";
import { guardStorage } from "../platform/trusted-storage.ts";
import { guardLibrary } from "../store/guard.ts";
import { prepareWriting, readyToWrite } from "../store/new-log.ts";
import { purgeTrash } from "../store/write/edit.ts";
import { checkLibraryIndex } from "../store/write/tend-index.ts";
import { answerChooser, forgetChooser } from "./chooser.ts";
import { handlers } from "./commands.ts";
import { prepareFirstWrite } from "./first-write.ts";
import { imagesAllowed, resumeImages } from "./image-work.ts";
import { tendSoon } from "./index-work.ts";
import { forgetSave } from "./last-save.ts";
import { createMenus, scopeOfMenu } from "./menus.ts";
import { savePageUnattended } from "./save-page.ts";
import { welcome } from "./welcome.ts";

void guardStorage();
guardLibrary(checkCanary);
if (!isFirefox()) {
  prepareWriting(prepareFirstWrite);
  // As soon as the browser starts and not with the first save: until the new log is begun a second kill does harm.
  void readyToWrite().catch(() => {
    // Whatever writes first tries it again, and tells.
  });
}
serve(handlers, answerChooser);

browser.commands.onCommand.addListener(async (command, tab) => {
  if (command === "save" && tab?.id !== undefined) await savePageUnattended(tab.id, "article");
});

browser.contextMenus.onClicked.addListener(async (info, tab) => {
  const scope = scopeOfMenu(info.menuItemId);
  if (scope !== null && tab?.id !== undefined) await savePageUnattended(tab.id, scope);
});

browser.tabs.onRemoved.addListener(async (tabId) => {
  await Promise.all([forgetSave(tabId), forgetChooser(tabId)]);
});

browser.permissions.onAdded.addListener(() => imagesAllowed());

browser.runtime.onInstalled.addListener(async ({ reason }) => {
  await Promise.all([createMenus(), welcome(reason)]);
});

browser.runtime.onStartup.addListener(async () => {
  try {
    await purgeTrash(new Date().toISOString());
    if (await checkLibraryIndex()) tendSoon();
  } catch (error) {
    // A library that cannot be opened or written now is looked after at the next start.
    if (!failureOf(error).code.startsWith("store/")) throw error;
  }
});

// Whatever woke the background: pictures and work on the index that a death before cut short are gone
// on with, after what it was woken for.
setTimeout(() => {
  void resumeImages();
  tendSoon();
}, 1_000);
