import { t } from "../../../platform/i18n.ts";
import { h } from "../../../ui/element.ts";
import { countText } from "../../../ui/format.ts";
import { drawn } from "../../../ui/icon.ts";
import { keyButton } from "../key-button.ts";

export interface ListStepper {
  readonly element: HTMLElement;
  /** Shows the place; until then, and in a list of one, nothing is there. */
  readonly show: (place: { readonly number: number; readonly total: number }) => void;
}

const up = ["M5 11l4-4 4 4"];
const down = ["M5 7l4 4 4-4"];

/** The two buttons of the bar that lead through the list, and between them where one is. */
export function createListStepper(onStep: (direction: 1 | -1) => void): ListStepper {
  const place = h("span", { class: "list-place muted numbers" });
  const previous = keyButton({
    action: "previous",
    label: "reader_previous",
    key: "⇧K",
    sign: drawn(up),
    run: () => onStep(-1),
  });
  const next = keyButton({
    action: "next",
    label: "reader_next",
    key: "⇧J",
    sign: drawn(down),
    run: () => onStep(1),
  });
  const element = h(
    "div",
    { class: "list-stepper", role: "group", "aria-label": t("reader_list") },
    previous,
    place,
    next,
  );
  element.hidden = true;
  return {
    element,
    show: ({ number, total }) => {
      element.hidden = total < 2;
      place.textContent = t("reader_place_in_list", countText(number), countText(total));
      // Not `disabled`: that would throw the focus away at the end of the list.
      previous.setAttribute("aria-disabled", String(number <= 1));
      next.setAttribute("aria-disabled", String(number >= total));
    },
  };
}
