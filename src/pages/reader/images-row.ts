import type { ImageStates } from "../../model/image-state.ts";
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { reasonTexts } from "../../ui/image-words.ts";
import { type ImagesActions, imagesLine } from "../../ui/images-line.ts";
import { factParts } from "./fact-list.ts";

export interface ImagesRow {
  readonly element: HTMLElement;
  readonly update: (states: ImageStates | null) => void;
}

/** The row among the facts that tells how many pictures are kept, and of the others why not. */
export function createImagesRow(actions: ImagesActions): ImagesRow {
  const element = h("div", { class: "fact", "data-fact": "images", hidden: true });
  return {
    element,
    update: (states) => {
      const line = imagesLine(states, actions, { isExplained: true });
      element.hidden = line === null;
      if (states === null || line === null) return;
      const reasons = states.waiting > 0 ? [] : reasonTexts(states);
      const list =
        reasons.length === 0
          ? null
          : h(
              "ul",
              { class: "image-reasons" },
              reasons.map((reason) => h("li", {}, reason)),
            );
      fill(element, factParts({ label: t("fact_images"), value: [line, list], explanation: null }));
    },
  };
}
