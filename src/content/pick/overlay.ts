/** What the chooser shows: outlines over the page, and a bar below. All in a closed shadow tree. */
import type { ChooserTexts } from "../../protocol.ts";
import { dress, type Look, tokensFor } from "./style.ts";

export type ChooserAction = "save" | "leave" | "undo";

export interface Overlay {
  readonly host: HTMLElement;
  /** Puts it on the page, or back there after a capture. */
  readonly attach: () => void;
  /** Takes it off the page, with all that came with it. */
  readonly detach: () => void;
  /** Moves the outlines to where the blocks are now. */
  readonly draw: (current: Element | null, picked: readonly Element[]) => void;
  /** The line of the bar: what is picked, or what became of it. */
  readonly show: (state: BarState) => void;
  /** For screen readers alone. */
  readonly say: (text: string) => void;
  /** The button of the bar with the focus. */
  readonly focused: () => ChooserAction | null;
  /** The button an event of the pointer is on. */
  readonly actionAt: (x: number, y: number) => ChooserAction | null;
  readonly isOver: (x: number, y: number) => boolean;
}

type BarState =
  | { readonly kind: "picking"; readonly words: string | null }
  | { readonly kind: "saving" }
  | { readonly kind: "saved" }
  | { readonly kind: "told"; readonly text: string };

/** More outlines than one can look at. */
const mostOutlines = 40;

export function createOverlay(texts: ChooserTexts): Overlay {
  const tokens = tokensFor(window.matchMedia("(prefers-color-scheme: dark)").matches);
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "closed" });
  dress(host, hostLook);

  const frames = box({ position: "fixed", inset: "0", "pointer-events": "none" });
  const pointer = box({ ...outlineLook, border: `2px dashed ${tokens.focus}` });
  frames.append(pointer);
  const outlines: HTMLElement[] = [];

  const title = box({ "font-weight": "650" });
  title.textContent = texts.title;
  const count = box({ color: tokens.muted, "font-variant-numeric": "tabular-nums" });
  const keys = box({ color: tokens.muted, "font-size": "12px" });
  keys.textContent = texts.keys;
  const lines = box({ display: "grid", gap: "2px", flex: "1 1 auto", "min-width": "0" });
  const first = box({ display: "flex", gap: "10px", "flex-wrap": "wrap", "align-items": "baseline" });
  first.append(title, count);
  lines.append(first, keys);
  const buttons = new Map<ChooserAction, HTMLButtonElement>([
    [
      "undo",
      button(texts.undo, null, { color: tokens.ink, background: tokens.surface, border: tokens.line }),
    ],
    [
      "leave",
      button(texts.cancel, "Esc", { color: tokens.ink, background: tokens.surface, border: tokens.line }),
    ],
    ["save", button(texts.save, "↵", { color: tokens.paper, background: tokens.ink, border: tokens.ink })],
  ]);
  const live = box({
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    "clip-path": "inset(50%)",
    "white-space": "nowrap",
  });
  live.setAttribute("aria-live", "polite");
  const bar = box({
    ...barLook,
    border: `1px solid ${tokens.line}`,
    background: tokens.surface,
    color: tokens.ink,
  });
  bar.setAttribute("role", "dialog");
  bar.setAttribute("aria-label", texts.title);
  bar.lang = texts.lang;
  bar.append(lines, ...buttons.values(), live);
  shadow.append(frames, bar);

  function place(outline: HTMLElement, block: Element | null): void {
    const { left, top, width, height } =
      block === null ? { left: 0, top: 0, width: 0, height: 0 } : boxOf(block);
    const isShown = width > 0 && height > 0;
    dress(outline, {
      display: isShown ? "block" : "none",
      left: `${left - 4}px`,
      top: `${top - 4}px`,
      width: `${width + 8}px`,
      height: `${height + 8}px`,
    });
  }

  return {
    host,
    attach: () => {
      document.documentElement.append(host);
      // Over whatever the page has put on top; where the browser has no such layer, z-index must do.
      host.popover = "manual";
      host.showPopover();
    },
    detach: () => host.remove(),
    draw: (current, picked) => {
      place(pointer, current !== null && !picked.includes(current) ? current : null);
      const shown = picked.slice(0, mostOutlines);
      while (outlines.length < shown.length) {
        const outline = box({
          ...outlineLook,
          border: `2px solid ${tokens.seal}`,
          background: `color-mix(in srgb, ${tokens.seal} 8%, transparent)`,
        });
        outlines.push(outline);
        frames.append(outline);
      }
      for (const [index, outline] of outlines.entries()) place(outline, shown[index] ?? null);
    },
    show: (state) => {
      const isPicking = state.kind === "picking";
      title.textContent = isPicking ? texts.title : state.kind === "told" ? state.text : texts[state.kind];
      count.textContent = isPicking ? (state.words ?? texts.nothing) : "";
      dress(keys, { display: isPicking ? "block" : "none" });
      dress(frames, { display: isPicking || state.kind === "saving" ? "block" : "none" });
      toggle(buttons.get("save"), isPicking);
      toggle(buttons.get("leave"), isPicking);
      toggle(buttons.get("undo"), state.kind === "saved");
      dress(title, { color: state.kind === "saved" ? tokens.seal : tokens.ink });
      if (isPicking) buttons.get("save")?.focus({ preventScroll: true });
      else live.textContent = title.textContent;
      if (state.kind === "saved") buttons.get("undo")?.focus({ preventScroll: true });
    },
    say: (text) => {
      live.textContent = text;
    },
    focused: () => actionOf(buttons, shadow.activeElement),
    actionAt: (x, y) => {
      for (const [action, element] of buttons) if (holds(element, x, y)) return action;
      return null;
    },
    isOver: (x, y) => holds(bar, x, y),
  };
}

const hostLook: Look = {
  all: "initial",
  position: "fixed",
  inset: "0",
  width: "auto",
  height: "auto",
  margin: "0",
  padding: "0",
  border: "0",
  background: "transparent",
  overflow: "visible",
  display: "block",
  "pointer-events": "none",
  "z-index": "2147483647",
  "color-scheme": "normal",
};

const outlineLook: Look = {
  position: "fixed",
  "box-sizing": "border-box",
  "border-radius": "4px",
  "pointer-events": "none",
};

const barLook: Look = {
  position: "fixed",
  bottom: "16px",
  left: "50%",
  transform: "translateX(-50%)",
  "box-sizing": "border-box",
  display: "flex",
  gap: "10px",
  "align-items": "center",
  width: "max-content",
  "max-width": "calc(100vw - 24px)",
  padding: "10px 12px 10px 16px",
  "border-radius": "12px",
  "box-shadow": "0 1px 2px rgb(0 0 0 / 8%), 0 8px 28px rgb(0 0 0 / 20%)",
  font: '13px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  "pointer-events": "auto",
  cursor: "default",
  "user-select": "none",
};

function box(look: Look): HTMLElement {
  const element = document.createElement("div");
  dress(element, look);
  return element;
}

function button(
  label: string,
  key: string | null,
  colours: { readonly color: string; readonly background: string; readonly border: string },
): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  dress(element, {
    display: "inline-flex",
    gap: "8px",
    "align-items": "center",
    flex: "none",
    "min-height": "34px",
    padding: "4px 12px",
    border: `1px solid ${colours.border}`,
    "border-radius": "8px",
    background: colours.background,
    color: colours.color,
    font: "inherit",
    "font-weight": "600",
    cursor: "pointer",
  });
  element.append(label);
  if (key !== null) {
    const mark = document.createElement("span");
    mark.textContent = key;
    mark.setAttribute("aria-hidden", "true");
    dress(mark, {
      padding: "0 4px",
      border: "1px solid currentColor",
      "border-radius": "4px",
      "font-size": "11px",
      "font-weight": "400",
      opacity: "0.75",
    });
    element.append(mark);
  }
  return element;
}

function toggle(element: HTMLElement | undefined, isShown: boolean): void {
  if (element !== undefined) dress(element, { display: isShown ? "inline-flex" : "none" });
}

function actionOf(
  buttons: ReadonlyMap<ChooserAction, HTMLElement>,
  element: Element | null,
): ChooserAction | null {
  for (const [action, candidate] of buttons) if (candidate === element) return action;
  return null;
}

/** By the prototype's own method: a form may have a field of that name. */
function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

function holds(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = boxOf(element);
  return x >= left && x <= right && y >= top && y <= bottom;
}
