import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { hostLabel } from "./link-label.ts";

/**
 * Says in each place of a picture what stood there: its description, and the host that has it. The
 * sanitizer left `data-image-host` and the description; nothing is loaded.
 */
export function labelPictures(content: DocumentFragment): void {
  for (const place of content.querySelectorAll<HTMLElement>("[data-image-host]")) {
    const host = hostLabel(place.dataset["imageHost"] ?? "");
    const description = place.textContent?.trim() ?? "";
    const hasCaption = place.closest("figure")?.querySelector("figcaption") != null;
    // In a figure the caption under it says what it is; the description would say it twice.
    const label = description === "" || hasCaption ? t("reader_picture") : description;
    if (description !== "") place.title = description;
    fill(place, h("span", {}, label), host === "" ? null : h("small", {}, host));
  }
}
