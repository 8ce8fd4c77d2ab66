import { t } from "../platform/i18n.ts";
import { fill, h } from "./element.ts";
import { icon } from "./icon.ts";

/** Says what was just done and takes it back on demand. */
export interface UndoBar {
  readonly element: HTMLElement;
  /** Shows a sentence, in the place of an earlier one; without `undo` it only tells. */
  readonly show: (text: string, undo?: () => void) => void;
  readonly clear: () => void;
  /** Takes back what is shown; false when there is nothing. */
  readonly undo: () => boolean;
}

/** Long enough to read and to reach by keyboard; what is in the trash can be restored long after. */
const shownMs = 20_000;

/** An empty bar; put its element on the page. */
export function createUndoBar(): UndoBar {
  const text = h("p", { class: "undo-text", role: "status" });
  const buttons = h("div", { class: "undo-buttons" });
  const element = h("div", { class: "undo-bar", "data-empty": true }, text, buttons);
  let takeBack: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function clear(): void {
    clearTimeout(timer);
    takeBack = null;
    element.setAttribute("data-empty", "");
    fill(text);
    fill(buttons);
  }

  function undo(): boolean {
    if (takeBack === null) return false;
    const run = takeBack;
    clear();
    run();
    return true;
  }

  /** Not while the reader is at it. */
  function clearWhenLeft(): void {
    if (element.matches(":hover, :focus-within")) timer = setTimeout(clearWhenLeft, shownMs / 4);
    else clear();
  }

  function show(sentence: string, run?: () => void): void {
    clear();
    takeBack = run ?? null;
    element.removeAttribute("data-empty");
    fill(text, sentence);
    fill(buttons, run === undefined ? null : undoButton(undo), dismissButton(clear));
    timer = setTimeout(clearWhenLeft, shownMs);
  }

  return { element, show, clear, undo };
}

function undoButton(undo: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", "data-action": "undo", on: { click: () => undo() } },
    t("common_undo"),
    h("kbd", { class: "key", "aria-hidden": "true" }, "U"),
  );
}

function dismissButton(clear: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", "aria-label": t("common_dismiss"), title: t("common_dismiss"), on: { click: clear } },
    icon("close"),
  );
}
