import type { SaveOutcome } from "../src/model/save-outcome.ts";
import { errorText, type MessageKey, t } from "../src/platform/i18n.ts";
import type { HeldReprint } from "../src/protocol.ts";
import { type Child, fill, h } from "../src/ui/element.ts";
import { dayOf, dotted, lengthText, readingTime, relativeTime, spokenTime } from "../src/ui/format.ts";
import { icon } from "../src/ui/icon.ts";
import { joined, publishedLabel } from "../src/ui/time.ts";
import { troubleNode } from "../src/ui/trouble.ts";
import { type CardFacts, type CardState, pickCodes, retryCodes, textCodes } from "./state.ts";

/** What the card's buttons ask for. */
export interface CardActions {
  readonly save: () => void;
  readonly saveText: () => void;
  readonly pick: () => void;
  readonly retry: () => void;
  readonly open: (entryId: string) => void;
  readonly undo: (outcome: SaveOutcome) => void;
}

/**
 * Shows the card of this page. It has one height in every state, so that nothing below it moves;
 * its first button has the focus unless the reader has put that elsewhere.
 */
export function showCard(element: HTMLElement, card: CardState, actions: CardActions): void {
  const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body;
  document.body.dataset["card"] = card.kind;
  element.setAttribute("aria-label", t("popup_card"));
  element.setAttribute("aria-busy", String(card.kind === "loading" || card.kind === "saving"));
  fill(element, contents(card, actions));
  fitLines(element);
  if (hadFocus) element.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true });
}

function contents(card: CardState, actions: CardActions): Child {
  switch (card.kind) {
    case "loading":
      return loading(card.wantsSave, actions);
    case "new":
      return [
        heading(card.facts),
        about(card.facts),
        note(card.trouble, card.isTrashed ? quiet(t("popup_trashed")) : heldNote(card.held, actions)),
        buttons(
          primary(t("popup_save"), actions.save, "save"),
          secondary(t("popup_pick"), actions.pick, "pick"),
        ),
      ];
    case "saving":
      return [
        card.facts === null ? waitingLines() : heading(card.facts),
        about(card.facts),
        buttons(primary(t("popup_saving"), () => {}, "save", true)),
      ];
    case "done":
      return [
        stamp(card.outcome.savedAt, card.isFresh),
        card.facts === null ? waitingLines() : heading(card.facts, true),
        about(card.facts),
        quiet(t(doneTexts[card.outcome.kind]), card.outcome.kind === "added" ? "notice told" : "notice"),
        imagesPlace(),
        buttons(
          secondary(t("common_undo"), () => actions.undo(card.outcome), "undo", key("U")),
          primary(t("popup_open"), () => actions.open(card.outcome.entryId), "open"),
        ),
      ];
    case "saved":
      return [
        stamp(card.saved.savedAt, false),
        heading(card.facts, true),
        about(card.facts),
        note(card.trouble, since(card)),
        imagesPlace(),
        buttons(
          primary(t("popup_open"), () => actions.open(card.saved.entryId), "open"),
          secondary(t("popup_new_snapshot"), actions.save, "save"),
        ),
      ];
    case "refused":
      return [
        h(
          "div",
          { class: "refusal", role: "alert" },
          h("span", { class: "muted" }, icon("info")),
          h("p", {}, troubleNode(card.code)),
        ),
        wayOut(card.code, actions),
      ];
  }
}

const doneTexts = {
  added: "popup_done_added",
  updated: "popup_done_updated",
  unchanged: "popup_done_restored",
} as const satisfies Record<SaveOutcome["kind"], MessageKey>;

function loading(wantsSave: boolean, actions: CardActions): Child {
  return [
    h("p", { class: "visually-hidden" }, t("popup_loading")),
    waitingLines(),
    about(null),
    buttons(primary(t(wantsSave ? "popup_saving" : "popup_save"), actions.save, "save", wantsSave)),
  ];
}

function waitingLines(): HTMLElement {
  return h(
    "div",
    { class: "waiting", "aria-hidden": "true" },
    ["kicker", "headline", "headline short", "byline"].map((line) =>
      h("span", { class: `skeleton waiting-${line}` }),
    ),
  );
}

function heading(facts: CardFacts, isStamped = false): HTMLElement {
  const { lang } = facts;
  return h(
    "div",
    { class: isStamped ? "heading stamped" : "heading" },
    // A line of the card's own direction, so that it ends where the stamp stands.
    h("p", { class: "kicker" }, h("bdi", { lang }, kicker(facts))),
    h("h2", { class: "headline", lang, dir: "auto", title: facts.title }, facts.title),
    h("p", { class: "byline" }, byline(facts, isStamped)),
  );
}

/** Category · source · reprinted from; the site where the page names no source. */
function kicker(facts: CardFacts): string {
  const source = facts.source ?? facts.siteName;
  const reprint = facts.reprintedFrom === null ? null : t("popup_reprinted", facts.reprintedFrom);
  return dotted([facts.category, source, reprint]);
}

/** In one line and briefly where the stamp and what it says take the room; the time in full on hover. */
function byline(facts: CardFacts, isBrief: boolean): Child {
  const { lang } = facts;
  const parts: readonly Child[] = [
    facts.byline === null ? null : [`${t("popup_by")} `, h("b", { lang, dir: "auto" }, facts.byline)],
    facts.publishedTime === null ? null : publishedLabel(facts.publishedTime, isBrief ? "brief" : "full"),
    ...(isBrief ? [] : [lengthText(facts.wordCount, lang), readingTime(facts.wordCount, lang)]),
  ];
  return joined(parts);
}

/** Whatever height is left over, and in it the excerpt. */
function about(facts: CardFacts | null): HTMLElement {
  return h("div", { class: "about" }, h("p", { lang: facts?.lang, dir: "auto" }, facts?.excerpt ?? ""));
}

/** Where {@link ./images.ts} tells of the pictures, once the library is open. */
function imagesPlace(): HTMLElement {
  return h("div", { class: "card-images" });
}

/** `told`: the stamp says as much, so it makes room for news. */
function quiet(text: string, name: "notice" | "notice told" = "notice"): HTMLElement {
  return h("p", { class: name }, text);
}

function note(trouble: CardTrouble, otherwise: HTMLElement | null): HTMLElement | null {
  if (trouble === null) return otherwise;
  const title = errorText(trouble);
  return h(
    "p",
    { class: "notice trouble", role: "alert", title },
    icon("info"),
    h("span", {}, troubleNode(trouble)),
  );
}

/** "You hold this already", with the way to it. */
function heldNote(held: HeldReprint | null, actions: CardActions): HTMLElement | null {
  if (held === null) return null;
  const text = t("popup_held", held.from, relativeTime(held.savedAt));
  return h(
    "p",
    { class: "notice doubt held", role: "status", title: `${text} ${held.title}` },
    icon("info"),
    h("span", {}, text),
    h(
      "button",
      {
        type: "button",
        class: "text-button",
        "data-action": "open-held",
        on: { click: () => actions.open(held.entryId) },
      },
      t("popup_held_open"),
    ),
  );
}

type CardTrouble = Extract<CardState, { kind: "new" }>["trouble"];

function since({ saved, how }: Extract<CardState, { kind: "saved" }>): HTMLElement {
  const { isUnchanged, savedAt } = saved;
  const key = isUnchanged === null ? "popup_saved_part" : isUnchanged ? "popup_unchanged" : "popup_changed";
  const text = how === null ? t(key, dayOf(savedAt)) : t("popup_changed_how", dayOf(savedAt), how);
  return h(
    "p",
    { class: isUnchanged === false ? "notice changed" : "notice", title: spokenTime(savedAt) },
    h("span", {}, text),
  );
}

function stamp(savedAt: string, isFresh: boolean): HTMLElement {
  return h(
    "time",
    {
      class: isFresh ? "stamp coming-down" : "stamp",
      datetime: savedAt,
      title: `${spokenTime(savedAt)} · ${relativeTime(savedAt)}`,
    },
    t("popup_stamp", dayOf(savedAt)),
  );
}

function wayOut(code: Extract<CardState, { kind: "refused" }>["code"], actions: CardActions): Child {
  const asText = textCodes.has(code) ? primary(t("popup_save_text"), actions.saveText, "save-text") : null;
  const again = retryCodes.has(code)
    ? (asText === null ? primary : secondary)(t("common_retry"), actions.retry, "retry")
    : null;
  const part = pickCodes.has(code) ? secondary(t("popup_pick"), actions.pick, "pick") : null;
  return asText === null && again === null && part === null ? null : buttons(asText, part, again);
}

function buttons(...children: readonly Child[]): HTMLElement {
  return h("div", { class: "card-buttons" }, children);
}

function primary(label: string, run: () => void, action: string, isBusy = false): HTMLElement {
  return h(
    "button",
    {
      class: "button primary",
      type: "button",
      "data-action": action,
      "data-first": true,
      "aria-disabled": isBusy ? "true" : null,
      on: { click: run },
    },
    h("span", {}, label),
    isBusy ? null : key("↵"),
  );
}

function secondary(label: string, run: () => void, action: string, mark: Child = null): HTMLElement {
  return h(
    "button",
    { class: "button", type: "button", "data-action": action, on: { click: run } },
    h("span", {}, label),
    mark,
  );
}

function key(name: string): HTMLElement {
  return h("kbd", { class: "key", "aria-hidden": "true" }, name);
}

/** The excerpt gets as many whole lines as the rest leaves of the card's height. */
export function fitLines(card: HTMLElement): void {
  const excerpt = card.querySelector<HTMLElement>(".about > p");
  if (excerpt === null) return;
  const room = excerpt.parentElement?.clientHeight ?? 0;
  const lines = Math.floor(room / Number.parseFloat(getComputedStyle(excerpt).lineHeight));
  excerpt.hidden = lines < 1;
  excerpt.style.setProperty("-webkit-line-clamp", String(lines));
}
