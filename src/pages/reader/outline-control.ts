/** Where there is no room for the outline beside the text, it opens below a button of the bar. */
import { t } from "../../platform/i18n.ts";
import { drawn } from "../../ui/icon.ts";
import { keyButton } from "./key-button.ts";

export interface OutlineControl {
  readonly button: HTMLButtonElement;
  /** To be called once the outline is drawn. */
  readonly ready: () => void;
  /** Opens or closes it, or goes to it where it stands beside the text; false where there is none. */
  readonly toggle: () => boolean;
}

/** Below this it does not stand beside the text; the same figure stands in reader.css. */
const narrow = "screen and (width < 1180px)";
const list = ["M3.4 4.6h11.2", "M6.4 9h8.2", "M6.4 13.4h8.2"];

export function createOutlineControl(nav: HTMLElement, tell: (sentence: string) => void): OutlineControl {
  const query = matchMedia(narrow);
  const button = keyButton({
    action: "outline",
    label: "reader_outline",
    key: "G",
    sign: drawn(list),
    run: () => undefined,
  });
  button.hidden = true;
  button.setAttribute("aria-expanded", "false");

  function focusCurrent(): void {
    nav.querySelector<HTMLElement>("[aria-current]")?.focus();
  }

  const place = (): void => {
    nav.popover = query.matches ? "auto" : null;
    button.popoverTargetElement = query.matches ? nav : null;
  };
  query.addEventListener("change", place);
  place();
  nav.addEventListener("toggle", (event) => {
    const isOpen = event.newState === "open";
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) focusCurrent();
  });
  nav.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = [...nav.querySelectorAll<HTMLElement>(".outline-item")];
    const at = items.findIndex((item) => item.matches(":focus"));
    items[Math.min(items.length - 1, Math.max(0, at + step))]?.focus();
  });
  return {
    button,
    ready: () => {
      button.hidden = nav.hidden;
    },
    toggle: () => {
      if (nav.hidden) tell(t("reader_no_outline"));
      else if (nav.popover === null) focusCurrent();
      else nav.togglePopover();
      return true;
    },
  };
}

/** Makes room for the text one goes on to. */
export function closeOutline(nav: HTMLElement): void {
  if (nav.matches(":popover-open")) nav.hidePopover();
}
