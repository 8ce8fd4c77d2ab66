/** The line over the foot that offers a backup. Loaded after the first rows; the backup itself has a page of its own. */

import type { BackupState } from "../src/model/backup.ts";
import { type BackupOffer, offerOf, restingFrom } from "../src/model/backup-due.ts";
import { storedBackups } from "../src/platform/backup-state.ts";
import { t } from "../src/platform/i18n.ts";
import { send } from "../src/platform/messages.ts";
import { openLibraryPage, openTransfer } from "../src/platform/tabs.ts";
import { readCanaryNow } from "../src/store/canary-now.ts";
import { fill, h } from "../src/ui/element.ts";

/** Shows in `place` what is to be offered, if anything is. */
export async function offerBackup(
  place: HTMLElement,
  attempt: (work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  // Of a library that cannot be read nothing is offered, and the list tells what is wrong with it.
  const offer = await offerNow().catch(() => null);
  if (offer === null) return;
  const dismiss = (change: Partial<BackupState>): Promise<unknown> => {
    place.hidden = true;
    return send("backup.keep", { change });
  };
  const button = (action: string, label: string, run: () => Promise<unknown>) =>
    h(
      "button",
      {
        class: "button plain",
        type: "button",
        "data-action": action,
        on: { click: () => void attempt(run) },
      },
      label,
    );
  fill(
    place,
    h("p", {}, t(offer === "trouble" ? "backup_trouble" : `backup_offer_${offer}`)),
    offer === "trouble"
      ? button("backup-look", t("backup_look"), () => openLibraryPage())
      : button("backup", t("backup_do"), () => openTransfer({ export: "backup" })),
    button("backup-later", t("backup_later"), () => dismiss({ notBefore: restingFrom(Date.now()) })),
    // What goes wrong is told for as long as it does.
    ...(offer === "trouble"
      ? []
      : [button("backup-never", t("backup_never"), () => dismiss({ isOffered: false }))]),
  );
  place.hidden = false;
}

async function offerNow(): Promise<BackupOffer | null> {
  const now = Date.now();
  return offerOf(await storedBackups(), await readCanaryNow(new Date(now).toISOString()), now);
}
