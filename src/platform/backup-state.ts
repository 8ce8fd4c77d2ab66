/** What is known of backups, in the extension's own storage. */
import browser from "webextension-polyfill";
import { type BackupState, readBackupState } from "../model/backup.ts";

const key = "backup";

export async function storedBackups(): Promise<BackupState> {
  return readBackupState((await browser.storage.local.get(key))[key]);
}

let changes: Promise<unknown> = Promise.resolve();

/** Changes what is named and keeps the rest. For the background alone: it makes one change after the other. */
export function changeBackups(change: Partial<BackupState>): Promise<void> {
  const next = changes
    .catch(() => undefined)
    .then(async () => browser.storage.local.set({ [key]: { ...(await storedBackups()), ...change } }));
  changes = next;
  return next;
}

/** Calls back whenever it has changed; the result stops that. */
export function watchBackups(onChange: (state: BackupState) => void): () => void {
  const listener = (all: Readonly<Record<string, { newValue?: unknown }>>, area: string): void => {
    if (area === "local" && all[key] !== undefined) onChange(readBackupState(all[key].newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
