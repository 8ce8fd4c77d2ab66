/** The reader for an entry that is but an address: what is known of the page, and the way to its text. */
import type { Entry } from "../../model/entry.ts";
import { isUncaptured } from "../../model/link.ts";
import { t } from "../../platform/i18n.ts";
import { saveShortcut } from "../../platform/shortcut.ts";
import { closeTab, openAddress } from "../../platform/tabs.ts";
import { observe } from "../../store/live.ts";
import { getEntry } from "../../store/read.ts";
import { fill, h } from "../../ui/element.ts";
import { dotted, publishedTime, relativeTime } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";

/** Shows the entry; once the page has been captured, by whatever way, the article takes its place. */
export async function showUncaptured(main: HTMLElement, entry: Entry): Promise<void> {
  document.title = entry.title;
  const keys = await saveShortcut().catch(() => "");
  fill(
    main,
    h(
      "div",
      { class: "failure uncaptured" },
      h(
        "p",
        { class: "muted" },
        dotted([entry.siteName, entry.byline, stated(entry), t("list_is_uncaptured")]),
      ),
      h("h1", { class: "failure-title", lang: entry.lang, dir: "auto" }, entry.title),
      entry.excerpt === null ? null : h("p", { lang: entry.lang, dir: "auto" }, entry.excerpt),
      h("p", {}, t("reader_uncaptured")),
      h("p", { class: "address muted", dir: "ltr" }, entry.url),
      h(
        "div",
        { class: "steps" },
        h(
          "button",
          {
            type: "button",
            class: "button primary",
            "data-action": "open-to-save",
            on: { click: () => void openAddress(entry.url) },
          },
          icon("external"),
          t("reader_open_to_save"),
        ),
        h(
          "button",
          { type: "button", class: "button", on: { click: () => void closeTab() } },
          t("reader_close"),
        ),
      ),
      h("p", { class: "muted" }, keys === "" ? t("reader_save_by_button") : t("reader_save_by", keys)),
      entry.note === null ? null : h("p", { class: "note", dir: "auto" }, entry.note),
      entry.tags.length === 0
        ? null
        : h(
            "ul",
            { class: "entry-tags steps", "aria-label": t("list_tags") },
            entry.tags.map((tag) => h("li", { class: "tag", dir: "auto", "data-tag": tag }, tag)),
          ),
    ),
  );
  main.querySelector("button")?.focus();
  observe(
    () => getEntry(entry.id),
    (now) => {
      if (now === null || !isUncaptured(now)) location.reload();
    },
    // The page stands; a library that cannot be watched only leaves reloading to the reader.
    () => undefined,
  );
}

function stated(entry: Entry): string {
  return entry.publishedTime === null
    ? t("reader_added_on", relativeTime(entry.savedAt))
    : publishedTime(entry.publishedTime);
}
