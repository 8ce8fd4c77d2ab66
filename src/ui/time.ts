import { t } from "../platform/i18n.ts";
import { type Child, h } from "./element.ts";
import { publishedBriefly, publishedTime, relativeTime, spokenTime } from "./format.ts";

/** When the page says it was published: briefly in lists, in full where there is room; in full on hover. */
export function publishedLabel(iso: string, length: "brief" | "full"): HTMLTimeElement {
  const full = publishedTime(iso);
  return h(
    "time",
    { class: "numbers", datetime: iso, title: t("time_published", full) },
    length === "full" ? full : publishedBriefly(iso),
  );
}

/** When it was saved, relative; in full on hover. */
export function savedLabel(iso: string): HTMLTimeElement {
  return h(
    "time",
    { datetime: iso, title: t("time_saved", spokenTime(iso)) },
    t("time_saved", relativeTime(iso)),
  );
}

/**
 * Parts of one line with a middle dot after each but the last; null ones are left out. A part and
 * its dot stay together, so that no line starts with one.
 */
export function joined(parts: readonly Child[]): Child {
  const shown = parts.filter((part) => part !== null);
  return shown.map((part, index) => [
    h("span", { class: "part" }, part, index < shown.length - 1 ? " ·" : null),
    " ",
  ]);
}
