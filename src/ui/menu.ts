import { fill, h } from "./element.ts";
import { type IconName, icon } from "./icon.ts";

/** One line of a menu. */
export type MenuItem =
  | {
      readonly kind: "action";
      readonly label: string;
      readonly run: () => void;
      readonly icon?: IconName;
      /** Muted, at the end of the line: a count, a key. */
      readonly detail?: string;
      readonly isDisabled?: boolean;
      /** Marks the line (`data-action`) for tests and scripts. */
      readonly action?: string;
    }
  | {
      readonly kind: "choice";
      readonly label: string;
      readonly run: () => void;
      readonly isChecked: boolean;
      readonly detail?: string;
      /** Leads back to the lines before it instead of closing the menu. */
      readonly leadsBack?: boolean;
      readonly action?: string;
    }
  | {
      /** Leads to further lines in the same menu. */
      readonly kind: "more";
      readonly label: string;
      readonly items: () => readonly MenuItem[];
      readonly detail?: string;
      readonly action?: string;
    }
  | { readonly kind: "heading"; readonly label: string }
  | { readonly kind: "line" };

export interface MenuOptions {
  /** Asked each time the menu opens; a promise where what makes them is still being loaded. */
  readonly items: () => readonly MenuItem[] | Promise<readonly MenuItem[]>;
  /** The menu's name for screen readers. */
  readonly label: string;
  /** Where it opens, if there is room. */
  readonly side: "above" | "below";
}

const gapPx = 4;
const marginPx = 8;
/** With less than this on the side it is asked for, and more on the other, a menu opens there. */
const leastRoomPx = 200;

/** Makes a button open a menu: by click, Enter, Space or an arrow; arrows and letters move inside it. */
export function attachMenu(button: HTMLButtonElement, options: MenuOptions): void {
  const menu = h("div", { class: "menu", role: "menu", popover: "auto", "aria-label": options.label });
  let back: (() => void) | null = null;
  button.after(menu);
  button.popoverTargetElement = menu;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    menu.showPopover();
  });
  menu.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    showFirst();
    place(menu, button, options.side);
  });

  function showFirst(): void {
    const items = options.items();
    show(items instanceof Promise ? [] : items, null);
    if (!(items instanceof Promise)) return;
    // A page that cannot load its own parts is broken, and says so by its empty menu.
    void items.then((loaded) => {
      show(loaded, null);
      if (menu.matches(":popover-open")) focusFirst(menu);
    });
  }

  /** Draws these lines; `onBack` leads to those before them. */
  function show(items: readonly MenuItem[], onBack: (() => void) | null): void {
    back = onBack;
    fill(
      menu,
      items.map((item) => menuLine(item, menu, lead)),
    );
  }

  const lead: Lead = {
    on: (item) => {
      show(item.items(), lead.back);
      focusFirst(menu);
    },
    back: () => {
      showFirst();
      linesOf(menu)[0]?.focus();
    },
  };
  menu.addEventListener("toggle", (event) => {
    const isOpen = event.newState === "open";
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) focusFirst(menu);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === backKey() && back !== null) {
      event.preventDefault();
      back();
    }
    moveInside(menu, event);
  });
}

/** Ways between the lines of a menu and those behind one of them. */
interface Lead {
  readonly on: (item: Extract<MenuItem, { readonly kind: "more" }>) => void;
  readonly back: () => void;
}

function focusFirst(menu: HTMLElement): void {
  (linesOf(menu).find(isChecked) ?? linesOf(menu)[0])?.focus();
}

function isLeftToRight(): boolean {
  return getComputedStyle(document.documentElement).direction !== "rtl";
}

function backKey(): string {
  return isLeftToRight() ? "ArrowLeft" : "ArrowRight";
}

function onKey(): string {
  return isLeftToRight() ? "ArrowRight" : "ArrowLeft";
}

function menuLine(item: MenuItem, menu: HTMLElement, lead: Lead): HTMLElement {
  if (item.kind === "line") return h("hr", { class: "menu-line" });
  if (item.kind === "heading") return h("div", { class: "menu-heading", role: "presentation" }, item.label);
  const isDisabled = item.kind === "action" && item.isDisabled === true;
  const state =
    item.kind === "choice"
      ? { role: "menuitemradio", "aria-checked": String(item.isChecked) }
      : {
          role: "menuitem",
          "aria-disabled": isDisabled ? "true" : null,
          "aria-haspopup": item.kind === "more" ? "menu" : null,
        };
  const check = icon("check");
  check.classList.add("menu-check");
  return h(
    "button",
    {
      class: "menu-item",
      type: "button",
      tabindex: -1,
      "data-action": item.action ?? null,
      ...state,
      on: {
        click: () => {
          if (isDisabled) return;
          if (item.kind === "more") return lead.on(item);
          if (item.kind === "choice" && item.leadsBack === true) {
            item.run();
            return lead.back();
          }
          // Gives the focus back to the button first, so that what runs may move it on.
          menu.hidePopover();
          item.run();
        },
        keydown: (event) => {
          if (item.kind !== "more" || event.key !== onKey()) return;
          event.preventDefault();
          lead.on(item);
        },
      },
    },
    item.kind === "choice" ? check : item.kind === "more" || item.icon === undefined ? null : icon(item.icon),
    h("span", { class: "menu-label", dir: "auto" }, item.label),
    item.detail === undefined ? null : h("span", { class: "menu-detail" }, item.detail),
    item.kind === "more" ? icon("chevron-right") : null,
  );
}

/** By figures from the button alone, so that the menu never shows where it will not stay. */
function place(menu: HTMLElement, button: HTMLElement, asked: MenuOptions["side"]): void {
  const at = button.getBoundingClientRect();
  const rooms = { above: at.top, below: window.innerHeight - at.bottom };
  const other = asked === "above" ? "below" : "above";
  const side = rooms[asked] < leastRoomPx && rooms[other] > rooms[asked] ? other : asked;
  const room = rooms[side];
  menu.style.setProperty("max-block-size", `${Math.max(120, room - gapPx - marginPx)}px`);
  menu.style.setProperty("top", side === "below" ? `${at.bottom + gapPx}px` : "auto");
  menu.style.setProperty("bottom", side === "above" ? `${window.innerHeight - at.top + gapPx}px` : "auto");
  const isInStartHalf = at.left + at.width / 2 < window.innerWidth / 2;
  menu.style.setProperty("left", isInStartHalf ? `${Math.max(marginPx, at.left)}px` : "auto");
  menu.style.setProperty(
    "right",
    isInStartHalf ? "auto" : `${Math.max(marginPx, window.innerWidth - at.right)}px`,
  );
}

function moveInside(menu: HTMLElement, event: KeyboardEvent): void {
  event.stopPropagation();
  const lines = linesOf(menu);
  const current = lines.findIndex((line) => line.matches(":focus"));
  const target = lineFor(event.key, lines, current);
  if (event.key === "Tab") menu.hidePopover();
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

function lineFor(
  key: string,
  lines: readonly HTMLButtonElement[],
  current: number,
): HTMLButtonElement | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    j: current + 1,
    ArrowUp: current - 1,
    k: current - 1,
    Home: 0,
    End: -1,
  };
  const move = moves[key];
  if (move !== undefined) return lines.at(move % lines.length);
  if (key.length !== 1 || key === " ") return undefined;
  const others = [...lines.slice(current + 1), ...lines.slice(0, current + 1)];
  return others.find((line) => labelOf(line).startsWith(key.toLocaleLowerCase()));
}

function labelOf(line: HTMLElement): string {
  return (line.querySelector(".menu-label")?.textContent ?? "").toLocaleLowerCase();
}

function linesOf(menu: HTMLElement): readonly HTMLButtonElement[] {
  return [...menu.querySelectorAll<HTMLButtonElement>("button.menu-item")];
}

function isChecked(line: HTMLElement): boolean {
  return line.getAttribute("aria-checked") === "true";
}
