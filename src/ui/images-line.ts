import type { ImageStates } from "../model/image-state.ts";
import { t } from "../platform/i18n.ts";
import { h } from "./element.ts";
import { allowItems, imagesText, reasonTexts, remedyFor } from "./image-words.ts";
import { attachMenu } from "./menu.ts";

export interface ImagesActions {
  readonly retry: (snapshotId: string) => void;
  /** Runs within the click, as browsers ask for. */
  readonly allow: (snapshotId: string, hosts: readonly string[] | "all") => void;
}

/** How many pictures are kept, with the way out where some are not; null where there are none. */
export function imagesLine(states: ImageStates | null, actions: ImagesActions): HTMLElement | null {
  if (states === null || states.total === 0) return null;
  const reasons = reasonTexts(states).join("\n");
  return h(
    "p",
    { class: "images-line", "data-images": states.waiting > 0 ? "waiting" : "done" },
    h("span", { title: states.waiting > 0 || reasons === "" ? null : reasons }, imagesText(states)),
    states.waiting > 0
      ? h("progress", { max: states.total, value: states.total - states.waiting, "aria-hidden": "true" })
      : remedyButton(states, actions),
  );
}

function remedyButton(states: ImageStates, actions: ImagesActions): HTMLElement | null {
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
    items: () => allowItems(states, (hosts) => actions.allow(snapshotId, hosts)),
  });
  return box;
}
