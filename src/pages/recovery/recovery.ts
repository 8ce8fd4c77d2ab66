/**
 * What the reader is told when the library is not the one that was noted: what it held, what is there
 * now, and what can be done, the mildest first. Nothing is written until the reader has chosen.
 */
import { type LibraryStanding, standingOf } from "../../model/canary.ts";
import { failureOf } from "../../model/errors.ts";
import { setCanaryAside, storedCanary } from "../../platform/canary.ts";
import { errorText, plural, t } from "../../platform/i18n.ts";
import { libraryAddress, openTransfer } from "../../platform/tabs.ts";
import { type LibraryState, readLibraryState } from "../../store/self.ts";
import { byId, type Child, fill, h } from "../../ui/element.ts";
import { exactTime } from "../../ui/format.ts";
import { logo } from "../../ui/icon.ts";
import { preparePage } from "../../ui/page.ts";
import { openSheet } from "../../ui/shortcuts.ts";

preparePage("recovery_title");

const work = byId("work", HTMLElement);
fill(byId("head", HTMLElement), logo(), h("h1", {}, t("app_name")));
void show();

async function show(): Promise<void> {
  try {
    const [canary, library] = await Promise.all([storedCanary(), readLibraryState()]);
    const standing = standingOf(canary, library);
    if (canary === null || standing === "same") fill(work, wholeCard());
    else fill(work, lostCard(standing, plural("recovery_noted_holds", canary.entries), canary.at, library));
  } catch (error) {
    // The one step that helps where the browser cannot open it: its own restart.
    fill(
      work,
      card(t("recovery_title"), h("p", { role: "alert" }, errorText(failureOf(error).code)), again()),
    );
  }
}

function wholeCard(): HTMLElement {
  const link = h("a", { class: "button primary", href: libraryAddress() }, t("recovery_open"));
  return card(t("recovery_whole_title"), h("p", {}, t("recovery_whole")), link);
}

function lostCard(
  standing: Exclude<LibraryStanding, "same">,
  noted: string,
  notedAt: string,
  library: LibraryState | null,
): HTMLElement {
  const now = library === null ? t("recovery_now_none") : plural("recovery_noted_holds", library.entries);
  return card(
    t("recovery_title"),
    h("p", { role: "alert" }, t(sentences[standing])),
    h(
      "dl",
      { class: "states" },
      h("dt", {}, t("recovery_noted", exactTime(notedAt))),
      h("dd", {}, noted),
      h("dt", {}, t("recovery_now")),
      h("dd", {}, now),
    ),
    h("p", { class: "muted" }, t("recovery_no_writes")),
    h(
      "ol",
      { class: "steps" },
      step(t("recovery_restart_title"), t("recovery_restart"), again()),
      step(
        t("recovery_backup_title"),
        t("recovery_backup"),
        button("backup", t("recovery_backup_do"), "button", () => void beginAnew(() => openTransfer())),
      ),
      step(
        standing === "older" ? t("recovery_go_on_title") : t("recovery_anew_title"),
        standing === "older" ? t("recovery_go_on") : t("recovery_anew"),
        button("anew", t("recovery_anew_do"), "button", () => ask(standing)),
      ),
    ),
  );
}

const sentences = {
  missing: "recovery_missing",
  other: "recovery_another",
  older: "recovery_older",
} as const;

/** Asks before the note of the old library is set aside; Cancel has the focus. */
function ask(standing: LibraryStanding): void {
  const sheet = openSheet(standing === "older" ? t("recovery_go_on_title") : t("recovery_anew_title"));
  const cancel = button("cancel", t("common_cancel"), "button", () => sheet.element.close());
  const confirm = button("confirm", t("recovery_anew_do"), "button primary", () => {
    sheet.element.close();
    void beginAnew(async () => location.assign(libraryAddress()));
  });
  sheet.body.append(
    h("p", {}, t("recovery_anew_question")),
    h("div", { class: "sheet-buttons" }, cancel, confirm),
  );
  cancel.focus();
}

async function beginAnew(then: () => Promise<unknown>): Promise<void> {
  try {
    await setCanaryAside();
    await then();
    await show();
  } catch (error) {
    work.prepend(h("p", { role: "alert" }, errorText(failureOf(error).code)));
  }
}

function again(): HTMLElement {
  return button("again", t("recovery_again"), "button primary", () => location.reload());
}

function card(title: string, ...children: readonly Child[]): HTMLElement {
  return h("section", { class: "card" }, h("h2", {}, title), ...children);
}

function step(title: string, words: string, act: HTMLElement): HTMLElement {
  return h("li", {}, h("h3", {}, title), h("p", {}, words), act);
}

function button(action: string, label: string, className: string, onClick: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: className, "data-action": action, on: { click: onClick } },
    label,
  );
}
