/**
 * A backup with nobody looking. Chromium's worker can make no address for a file's bytes, so it opens a document of
 * no window (src/pages/backup), which has neither storage, downloads nor manifest; Firefox's background is a page and
 * loads this. Either way the library is read here and whatever else it takes is asked of the background by `send`.
 *
 * Waiting for the reader to open the library instead would leave those without a backup who save by key and never
 * look: the ones who would miss it most. The permission for such documents is asked for with that for downloads;
 * browsers have no warning for it.
 */
import { version } from "../../package.json";
import { failureOf } from "../model/errors.ts";
import { guardLibrary } from "../store/guard.ts";
import { runBackup, type Send } from "./run-backup.ts";
import { BackupTrouble } from "./trouble.ts";

/** Browsers let a background go that has been asked for nothing for 30 seconds. */
const askEveryMs = 10_000;

/** Writes one where the settings say. What goes wrong is kept for the reader to see, or stands on every page of ours. */
export async function backUpByItself(send: Send): Promise<void> {
  guardLibrary(async (library) => send("library.check", { library }));
  const { place } = await send("backup.read", {});
  let asked = Date.now();
  const onProgress = (): void => {
    if (Date.now() - asked < askEveryMs) return;
    asked = Date.now();
    void send("backup.read", {});
  };
  try {
    await runBackup({ place, send, version, onProgress, signal: new AbortController().signal });
  } catch (error) {
    if (!(error instanceof BackupTrouble) && !failureOf(error).code.startsWith("store/")) throw error;
  }
}
