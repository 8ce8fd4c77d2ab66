/** The sheet of backups: the last one, another one, and all that can be chosen about them. */
import { t } from "../../../platform/i18n.ts";
import { send } from "../../../platform/messages.ts";
import { type Child, fill, h } from "../../../ui/element.ts";
import { countText } from "../../../ui/format.ts";
import { openSheet } from "../../../ui/shortcuts.ts";
import { automaticPart } from "./automatic-part.ts";
import type { BackupFacts } from "./backups.ts";
import { checkPart } from "./check-part.ts";
import type { BackupDesk } from "./desk.ts";
import { noteText } from "./words.ts";

export interface BackupSheet {
  readonly open: () => void;
  readonly show: (facts: BackupFacts) => void;
}

export function createBackupSheet(desk: BackupDesk, onError: (error: unknown) => void): BackupSheet {
  let facts: BackupFacts | null = null;
  let draw: ((facts: BackupFacts) => void) | null = null;

  function open(): void {
    const sheet = openSheet(t("backup_title"));
    sheet.element.classList.add("verify-sheet");
    // What went wrong stands under the sheet, where it would not be seen.
    const complain = (error: unknown): void => {
      sheet.element.close();
      onError(error);
    };
    const last = lastPart(desk);
    const automatic = automaticPart(desk, complain);
    const offers = offersPart();
    fill(sheet.body, last.element, automatic.element, offers.element, checkPart(sheet.element));
    draw = (next) => {
      last.show(next);
      automatic.show(next);
      offers.show(next);
    };
    sheet.element.addEventListener("close", () => {
      draw = null;
    });
    if (facts !== null) draw(facts);
  }

  return {
    open,
    show: (next) => {
      facts = next;
      draw?.(next);
    },
  };
}

interface Part {
  readonly element: HTMLElement;
  readonly show: (facts: BackupFacts) => void;
}

/** When the last one was, how much it holds and where it is; and the button for another. */
function lastPart(desk: BackupDesk): Part {
  const told = h("div", { class: "backup-last" });
  const progress = h("p", { class: "muted", role: "status" });
  const run = h(
    "button",
    { type: "button", class: "button primary", "data-action": "backup-now", on: { click: () => press() } },
    t("backup_now"),
  );
  const press = (): void => (desk.work().kind === "running" ? desk.cancel() : void desk.run());
  const element = h(
    "section",
    { class: "backup-part" },
    told,
    h("div", { class: "backup-run" }, run, progress),
    h("p", { class: "muted" }, t("backup_about")),
  );
  return {
    element,
    show: ({ state: { last }, library }) => {
      const isOther = last !== null && library !== null && last.libraryId !== library.libraryId;
      fill(
        told,
        last === null
          ? h("p", {}, t("backup_none"))
          : [
              h("p", {}, noteText(last)),
              h("p", { class: "file-name" }, last.name),
              isOther && h("p", { class: "trouble" }, t("backup_last_foreign")),
            ],
      );
      const work = desk.work();
      run.textContent = work.kind === "running" ? t("common_cancel") : t("backup_now");
      run.disabled = library === null || library.entries === 0;
      fill(progress, workText(work));
    },
  };
}

function workText(work: ReturnType<BackupDesk["work"]>): Child {
  switch (work.kind) {
    case "idle":
      return null;
    case "running":
      return work.total === 0
        ? t("backup_running")
        : t("transfer_articles_of", countText(work.done), countText(work.total));
    case "done":
      return [t("backup_done", work.name), work.hasPictures ? null : ` ${t("backup_without_pictures")}`];
    case "failed":
      return work.sentence;
  }
}

function offersPart(): Part {
  const box = h("input", {
    type: "checkbox",
    "data-action": "backup-offers",
    on: {
      change: () => void send("backup.keep", { change: { isOffered: box.checked, notBefore: null } }),
    },
  });
  return {
    element: h(
      "section",
      { class: "sheet-part" },
      h("label", { class: "backup-check" }, box, t("backup_offers")),
    ),
    show: ({ state }) => {
      box.checked = state.isOffered;
    },
  };
}
