import type { ImageStates } from "../model/image-state.ts";
import { t } from "../platform/i18n.ts";
import { h } from "./element.ts";
import { allowItems, imagesText, reasonTexts, remedyFor } from "./image-words.ts";
import { attachMenu, type MenuItem } from "./menu.ts";

export interface ImagesActions {
  readonly retry: (snapshotId: string) => void;
  /** Runs within the click, as browsers ask for. */
  readonly allow: (snapshotId: string, hosts: readonly string[] | "all") => void;
}

export interface ImagesLineOptions {
  /** The reasons stand beside the line already. */
  readonly isExplained?: boolean;
}

/** How many pictures are kept, and why not the others, with the way out; null where there are none. */
export function imagesLine(
  states: ImageStates | null,
  actions: ImagesActions,
  { isExplained = false }: ImagesLineOptions = {},
): HTMLElement | null {
  if (states === null || states.total === 0) return null;
  const reasons = states.waiting > 0 ? [] : reasonTexts(states);
  const told = isExplained ? [] : reasons;
  return h(
    "p",
    { class: "images-line", "data-images": states.waiting > 0 ? "waiting" : "done" },
    h("span", { title: reasons.length === 0 ? null : reasons.join("\n") }, imagesText(states)),
    states.waiting > 0
      ? h("progress", { max: states.total, value: states.total - states.waiting, "aria-hidden": "true" })
      : remedyButton(states, actions, told),
    remedyFor(states) === "allow" || told.length === 0 ? null : whyButton(told),
  );
}

/** The reasons for whoever has no pointer to rest on the line. */
function whyButton(reasons: readonly string[]): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: "link-button", "data-action": "images-why" },
    t("images_why"),
  );
  const box = h("span", { class: "images-remedy" }, button);
  attachMenu(button, { label: t("images_why"), side: "below", items: () => reasons.map(reasonItem) });
  return box;
}

function reasonItem(label: string): MenuItem {
  return { kind: "action", label, isDisabled: true, run: () => undefined };
}

function remedyButton(
  states: ImageStates,
  actions: ImagesActions,
  reasons: readonly string[],
): HTMLElement | null {
  const remedy = remedyFor(states);
  if (remedy === null) return null;
  const { snapshotId } = states;
  const button = h(
    "button",
    {
      type: "button",
      class: "link-button",
      "data-action": remedy === "allow" ? "allow-images" : "retry-images",
      on: remedy === "retry" ? { click: () => actions.retry(snapshotId) } : {},
    },
    t(remedy === "allow" ? "images_allow" : "common_retry"),
  );
  if (remedy === "retry") return button;
  const box = h("span", { class: "images-remedy" }, button);
  attachMenu(button, {
    label: t("images_allow_heading"),
    side: "below",
    items: () => [
      ...allowItems(states, (hosts) => actions.allow(snapshotId, hosts)),
      ...(reasons.length === 0 ? [] : [{ kind: "line" } as const]),
      ...reasons.map(reasonItem),
    ],
  });
  return box;
}
