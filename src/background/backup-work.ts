/** Backups that are written by themselves: when, and what of it only the background can do. */
import browser from "webextension-polyfill";
import { isDue } from "../model/backup-due.ts";
import type { Canary } from "../model/canary.ts";
import { changeBackups, storedBackups } from "../platform/backup-state.ts";
import { send } from "../platform/messages.ts";
import type { DownloadState, Request } from "../protocol.ts";

/** As much of Chromium's `offscreen` as is used here; nothing else knows the type. */
interface Offscreen {
  createDocument(document: {
    url: string;
    reasons: readonly ["BLOBS"];
    justification: string;
  }): Promise<void>;
}

/** Writes one if it is due; of a library as it is now, which is the one it was. */
export async function backUpIfDue(library: Canary, now: number): Promise<void> {
  if (!isDue(await storedBackups(), library, now)) return;
  try {
    const { offscreen } = browser as unknown as { readonly offscreen?: Offscreen };
    if (offscreen === undefined) {
      const { backUpByItself } = await import("stillpage/by-itself");
      await backUpByItself(send);
    } else
      await offscreen.createDocument({
        url: "pages/backup/backup.html",
        reasons: ["BLOBS"],
        justification: "Writes a backup.",
      });
  } catch {
    // There is one at work already, or the permission is gone: the reader is told unless it is the former.
    if (!browser.downloads)
      await changeBackups({ trouble: { at: new Date(now).toISOString(), problem: "denied" } });
  }
}

/** Null without the permission. */
export async function startDownload({ url, name }: Request<"download.start">): Promise<number | null> {
  return (await browser.downloads?.download({ url, filename: name, saveAs: false })) ?? null;
}

/** Null where the browser knows no such download. */
export async function findDownload(asked: Request<"download.find">): Promise<DownloadState | null> {
  return (await browser.downloads?.search(asked))?.[0] ?? null;
}

/** Takes the file away, and the download out of the browser's list. */
export async function removeDownload(asked: Request<"download.remove">): Promise<void> {
  await browser.downloads.removeFile(asked.id);
  await browser.downloads.erase(asked);
}
