import { type MessageKey, t } from "../platform/i18n.ts";
import { h } from "./element.ts";
import { icon } from "./icon.ts";

/** What one key does on a page. Listed once: it is heard, and shown in the sheet of keys, from here. */
export interface Shortcut {
  /** `KeyboardEvent.key`, any of them. */
  readonly keys: readonly string[];
  /** As printed on the keyboard; what is not given here is `keys` in capitals. */
  readonly shown?: readonly string[];
  readonly label: MessageKey;
  /** Returns false when there was nothing to do, so that the browser goes on. */
  readonly run: (event: KeyboardEvent) => boolean;
}

/** Hears the keys of a page, but not while the reader types, holds a modifier, or is in a menu or sheet. */
export function listenForShortcuts(
  target: Document,
  shortcuts: readonly Shortcut[],
  signal?: AbortSignal,
): void {
  const listener = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isElsewhere(event.target)) return;
    const shortcut = shortcuts.find(({ keys }) => keys.includes(event.key));
    if (shortcut?.run(event)) event.preventDefault();
  };
  target.addEventListener("keydown", listener, signal === undefined ? {} : { signal });
}

/** Shows all keys of a page on a sheet, and `more` below them; Esc, the button or a click beside it close it. */
export function openShortcutSheet(shortcuts: readonly Shortcut[], more: Node | string = ""): void {
  const sheet = openSheet(t("key_title"));
  sheet.body.append(h("dl", { class: "key-list" }, shortcuts.map(keyLine)), more);
}

export interface Sheet {
  readonly element: HTMLDialogElement;
  readonly body: HTMLElement;
}

/** An open modal sheet with a title and a place for its content; gone from the page once closed. */
export function openSheet(title: string): Sheet {
  const body = h("div", { class: "sheet-body" });
  const closing = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": t("common_close"),
      title: `${t("common_close")} (Esc)`,
      on: { click: () => element.close() },
    },
    icon("close"),
  );
  const element: HTMLDialogElement = h(
    "dialog",
    {
      class: "sheet",
      "aria-label": title,
      on: {
        click: (event) => {
          if (event.target === element && isOutside(event, element)) element.close();
        },
        close: () => element.remove(),
      },
    },
    h("div", { class: "sheet-head" }, h("h2", {}, title), closing),
    body,
  );
  document.body.append(element);
  element.showModal();
  return { element, body };
}

function keyLine(shortcut: Shortcut): readonly HTMLElement[] {
  const shown = shortcut.shown ?? shortcut.keys.map((key) => key.toUpperCase());
  return [
    h(
      "dt",
      {},
      shown.map((key) => h("kbd", { class: "key" }, key)),
    ),
    h("dd", {}, t(shortcut.label)),
  ];
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type='checkbox']), textarea, select, [contenteditable], .menu, dialog") !==
      null
  );
}

function isOutside(event: MouseEvent, element: HTMLElement): boolean {
  const box = element.getBoundingClientRect();
  const isInside =
    event.clientX >= box.left &&
    event.clientX <= box.right &&
    event.clientY >= box.top &&
    event.clientY <= box.bottom;
  return !isInside;
}
