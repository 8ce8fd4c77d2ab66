import { t } from "../platform/i18n.ts";
import { h } from "./element.ts";
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
