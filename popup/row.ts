import type { EntrySummary, Shelf } from "../src/model/entry.ts";
import { type MessageKey, plural, t } from "../src/platform/i18n.ts";
import { readerAddress } from "../src/platform/tabs.ts";
import { type Child, h } from "../src/ui/element.ts";
import { readingTime, spokenTime } from "../src/ui/format.ts";
import { type IconName, icon } from "../src/ui/icon.ts";
import { thumbnail } from "../src/ui/thumbnail.ts";
import { joined, publishedLabel, savedLabel } from "../src/ui/time.ts";

/** What can be done with one entry, by button and by key. */
export type RowCommand =
  | "open"
  | "original"
  | "favourite"
  | "tags"
  | "read"
  | "archive"
  | "trash"
  | "restore"
  | "erase"
  | "select";

export type RunCommand = (command: RowCommand, entry: EntrySummary) => void;

interface RowButton {
  readonly command: RowCommand;
  readonly key: string;
  readonly icon: (entry: EntrySummary) => IconName;
  readonly label: (entry: EntrySummary) => MessageKey;
}

const keptButtons: readonly RowButton[] = [
  { command: "tags", key: "T", icon: () => "tag", label: () => "list_tags" },
  {
    command: "read",
    key: "M",
    icon: (entry) => (entry.readAt === null ? "read" : "unread"),
    label: (entry) => (entry.readAt === null ? "list_mark_read" : "list_mark_unread"),
  },
  {
    command: "archive",
    key: "E",
    icon: (entry) => (entry.archivedAt === null ? "archive" : "restore"),
    label: (entry) => (entry.archivedAt === null ? "list_put_away" : "list_take_out"),
  },
  { command: "original", key: "V", icon: () => "external", label: () => "list_original" },
  { command: "trash", key: "#", icon: () => "trash", label: () => "common_delete" },
];

/** The buttons that appear on a row under the pointer or with the focus, by shelf. */
const rowButtons: Readonly<Record<Shelf, readonly RowButton[]>> = {
  library: keptButtons,
  archive: keptButtons,
  trash: [
    { command: "restore", key: "R", icon: () => "restore", label: () => "common_restore" },
    { command: "original", key: "V", icon: () => "external", label: () => "list_original" },
    { command: "erase", key: "#", icon: () => "trash", label: () => "list_erase" },
  ],
};

export interface RowView {
  readonly entry: EntrySummary;
  readonly shelf: Shelf;
  readonly isSelected: boolean;
  /** Address of the row's picture, once it is known to have one. */
  readonly picture: string | null;
}

/** One entry of the list. Only its link is reached by Tab until the row has the focus. */
export function rowElement(view: RowView, run: RunCommand): HTMLLIElement {
  const { entry, shelf, isSelected } = view;
  return h(
    "li",
    {
      class: isSelected ? "row selected" : "row",
      "data-entry": entry.id,
      on: {
        click: (event) => {
          if (isOnText(event)) run("open", entry);
        },
      },
    },
    picker(view, run),
    h(
      "div",
      { class: "row-text" },
      title(entry, run),
      h("p", { class: "row-meta" }, meta(entry)),
      entry.tags.length === 0 ? null : tags(entry.tags),
    ),
    h(
      "div",
      { class: "row-actions" },
      rowButtons[shelf].map((button) => actionButton(button, entry, run)),
    ),
    shelf === "trash" ? null : star(entry, run),
  );
}

/** The picture or the site's letter, which is also where the row is selected. */
function picker({ entry, isSelected, picture }: RowView, run: RunCommand): HTMLElement {
  const check = icon("check");
  check.classList.add("row-check");
  return h(
    "label",
    { class: "row-pick" },
    h("input", {
      type: "checkbox",
      tabindex: -1,
      "data-action": "select",
      checked: isSelected,
      "aria-label": t("list_select", entry.title),
      on: { change: () => run("select", entry) },
    }),
    thumbnail(entry, picture),
    check,
  );
}

function title(entry: EntrySummary, run: RunCommand): HTMLElement {
  return h(
    "a",
    {
      class: "row-title",
      href: readerAddress(entry.id),
      lang: entry.lang,
      dir: "auto",
      tabindex: -1,
      "data-action": "open",
      title: entry.excerpt === null ? entry.title : `${entry.title}\n\n${entry.excerpt}`,
      on: {
        click: (event) => {
          // With a modifier it is the browser's own: a tab behind, a window.
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          event.stopPropagation();
          run("open", entry);
        },
      },
    },
    entry.readAt === null
      ? h("span", { class: "unread-dot" }, h("span", { class: "visually-hidden" }, t("list_is_unread")))
      : null,
    h("span", { class: "row-name" }, entry.title),
  );
}

/** Site · time · length · snapshots. */
function meta(entry: EntrySummary): Child {
  const when =
    entry.publishedTime === null ? savedLabel(entry.savedAt) : publishedLabel(entry.publishedTime, "brief");
  const parts: readonly Child[] = [
    h(
      "span",
      { lang: entry.lang, dir: "auto", title: t("time_saved", spokenTime(entry.savedAt)) },
      entry.siteName,
    ),
    when,
    entry.snapshotCount === 0 ? t("list_is_uncaptured") : readingTime(entry.wordCount, entry.lang),
    entry.snapshotCount > 1 ? plural("list_snapshots", entry.snapshotCount) : null,
    entry.archivedAt === null ? null : t("list_is_archived"),
  ];
  return joined(parts);
}

function tags(names: readonly string[]): HTMLElement {
  return h(
    "ul",
    { class: "row-tags", "aria-label": t("list_tags"), title: names.join(" · ") },
    names.map((name) => h("li", { class: "tag", dir: "auto", "data-tag": name }, name)),
  );
}

function actionButton(button: RowButton, entry: EntrySummary, run: RunCommand): HTMLElement {
  const label = t(button.label(entry));
  return h(
    "button",
    {
      class: "icon-button",
      type: "button",
      tabindex: -1,
      "data-action": button.command,
      "aria-label": label,
      title: `${label} (${button.key})`,
      on: { click: () => run(button.command, entry) },
    },
    icon(button.icon(entry)),
  );
}

function star(entry: EntrySummary, run: RunCommand): HTMLElement {
  return h(
    "button",
    {
      class: "icon-button favourite",
      type: "button",
      tabindex: -1,
      "data-action": "favourite",
      "aria-pressed": String(entry.isFavourite),
      "aria-label": t("list_favourite"),
      title: `${t("list_favourite")} (S)`,
      on: { click: () => run("favourite", entry) },
    },
    icon(entry.isFavourite ? "star-filled" : "star"),
  );
}

/** A click beside the controls, and not the end of marking text. */
function isOnText(event: MouseEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element) || target.closest("button, a, label, input") !== null) return false;
  return document.getSelection()?.isCollapsed !== false;
}
