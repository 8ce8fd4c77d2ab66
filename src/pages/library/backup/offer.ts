/** The line over the list that offers a backup, writes it, and says what became of it. */
import { type BackupOffer, offerOf, restingFrom } from "../../../model/backup-due.ts";
import { plural, t } from "../../../platform/i18n.ts";
import { send } from "../../../platform/messages.ts";
import { type Child, fill, h } from "../../../ui/element.ts";
import { dayOf } from "../../../ui/format.ts";
import { icon } from "../../../ui/icon.ts";
import type { BackupFacts } from "./backups.ts";
import type { BackupDesk, BackupWork } from "./desk.ts";
import { mend, mendingLabel } from "./mending.ts";
import { troubleText } from "./words.ts";

export interface Offer {
  readonly show: (facts: BackupFacts) => void;
}

export function createOffer(
  place: HTMLElement,
  desk: BackupDesk,
  openSheet: () => void,
  onError: (error: unknown) => void,
): Offer {
  const words = h("div", { class: "backup-words", role: "status" });
  const bar = h("progress", { class: "progress", hidden: true, "aria-label": t("backup_running") });
  const buttons = h("div", { class: "backup-buttons" });
  fill(place, h("div", { class: "backup-line" }, icon("archive"), words, bar, buttons));
  let shown = "";

  /** What stands there: drawn anew only when it is another thing, so that no button goes from under the keys. */
  function stand(kind: string, text: Child, actions: Child): void {
    place.hidden = false;
    if (shown === kind) return;
    const hadFocus = buttons.contains(document.activeElement);
    shown = kind;
    fill(words, text);
    fill(buttons, actions);
    if (hadFocus) buttons.querySelector("button")?.focus();
  }

  function show({ state, library }: BackupFacts): void {
    const work = desk.work();
    bar.hidden = work.kind !== "running";
    if (work.kind === "running") {
      bar.max = Math.max(1, work.total);
      bar.value = work.done;
      stand("running", t("backup_running"), button("backup-cancel", t("common_cancel"), desk.cancel));
    } else if (work.kind === "idle") showOffer({ state, library });
    else showOutcome(work);
  }

  function showOffer({ state, library }: BackupFacts): void {
    const offer = offerOf(state, library, Date.now());
    if (offer === null || library === null) {
      place.hidden = true;
      shown = "";
      return;
    }
    stand(`${offer} ${state.trouble?.problem}`, textOf(offer, { state, library }), choices(offer, state));
  }

  function showOutcome(work: Extract<BackupWork, { readonly kind: "done" | "failed" }>): void {
    if (work.kind === "done") stand(`done ${work.name}`, t("backup_done", work.name), dismiss());
    else
      stand("failed", work.sentence, [
        button("backup", t("common_retry"), () => void desk.run(), "primary"),
        dismiss(),
      ]);
  }

  function textOf(offer: BackupOffer, { state, library }: BackupFacts): Child {
    if (offer === "trouble" && state.trouble !== null)
      return [h("strong", {}, t("backup_trouble")), " ", troubleText(state.trouble.problem)];
    const entries = plural("backup_articles", library?.entries ?? 0);
    return offer === "again" && state.last !== null
      ? [h("strong", {}, t("backup_offer_again")), " ", t("backup_offer_since", dayOf(state.last.at))]
      : [h("strong", {}, t("backup_offer_first")), " ", t("backup_offer_why", entries)];
  }

  function choices(offer: BackupOffer, state: BackupFacts["state"]): Child {
    return [
      offer === "trouble"
        ? button(
            "backup-mend",
            mendingLabel(state.trouble?.problem ?? "failed"),
            () => void mend(state, desk, openSheet).catch(onError),
            "primary",
          )
        : button("backup", t("backup_do"), () => void desk.run(), "primary"),
      button("backup-later", t("backup_later"), () => void keep({ notBefore: restingFrom(Date.now()) })),
      offer === "trouble"
        ? null
        : button("backup-never", t("backup_never"), () => void keep({ isOffered: false })),
    ];
  }

  function dismiss(): HTMLElement {
    return h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "data-action": "backup-dismiss",
        "aria-label": t("common_dismiss"),
        title: t("common_dismiss"),
        on: { click: desk.clear },
      },
      icon("close"),
    );
  }

  return { show };
}

function keep(change: Parameters<typeof send<"backup.keep">>[1]["change"]): Promise<void> {
  return send("backup.keep", { change });
}

function button(action: string, label: string, run: () => void, kind = "plain"): HTMLElement {
  return h(
    "button",
    { type: "button", class: `button ${kind}`, "data-action": action, on: { click: run } },
    label,
  );
}
