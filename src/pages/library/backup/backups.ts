/** Backups on the library page: the offer over the list, and the sheet. */
import { type BackupState, noBackups } from "../../../model/backup.ts";
import { isDue } from "../../../model/backup-due.ts";
import type { Canary } from "../../../model/canary.ts";
import { storedBackups, watchBackups } from "../../../platform/backup-state.ts";
import { readCanaryNow } from "../../../store/canary-now.ts";
import { observe } from "../../../store/live.ts";
import { createBackupDesk } from "./desk.ts";
import { createOffer } from "./offer.ts";
import { createBackupSheet } from "./sheet.ts";

export interface Backups {
  /** Opens the sheet. */
  readonly show: () => void;
}

/** All that both show. */
export interface BackupFacts {
  readonly state: BackupState;
  /** Null while it is not known, or nothing was ever kept. */
  readonly library: Canary | null;
}

/** Follows library and backups from now on and shows in `place` what is to be offered. */
export async function startBackups(
  place: HTMLElement,
  attempt: (work: () => Promise<unknown>) => Promise<void>,
): Promise<Backups> {
  const onError = (error: unknown): void => void attempt(() => Promise.reject(error));
  let facts: BackupFacts = { state: noBackups, library: null };
  const desk = createBackupDesk(() => facts.state, draw);
  const offer = createOffer(place, desk, () => sheet.open(), onError);
  const sheet = createBackupSheet(desk, onError);
  function draw(): void {
    offer.show(facts);
    sheet.show(facts);
  }
  const change = (next: Partial<BackupFacts>): void => {
    facts = { ...facts, ...next };
    draw();
  };
  watchBackups((state) => change({ state }));
  facts = { ...facts, state: await storedBackups() };
  observe(
    () => readCanaryNow(new Date().toISOString()),
    (library) => {
      change({ library });
      // Into a folder a page of ours may write that is open, where the browser lets no other place.
      const { state } = facts;
      if (state.place === "folder" && library !== null && isDue(state, library, Date.now())) void desk.run();
    },
    // The list reads the same library and tells what is wrong with it.
    () => undefined,
  );
  return { show: sheet.open };
}
