import type { EntrySummary } from "../../model/entry.ts";
import { isUncaptured } from "../../model/link.ts";
import { type MessageKey, plural, t } from "../../platform/i18n.ts";
import { readerAddress } from "../../platform/tabs.ts";
import type { Hit } from "../../search/found.ts";
import { type Child, h } from "../../ui/element.ts";
import { readingTime, spokenTime } from "../../ui/format.ts";
import { type IconName, icon } from "../../ui/icon.ts";
import { markedText } from "../../ui/marked-text.ts";
import { attachMenu } from "../../ui/menu.ts";
import { thumbnail } from "../../ui/thumbnail.ts";
import { joined, publishedLabel, savedLabel } from "../../ui/time.ts";
import { markedExcerpts } from "./marked.ts";
import { moreItems } from "./more-from.ts";

/** What can be done with entries, by button and by key. */
export type RowCommand =
  | "open"
  | "original"
  | "favourite"
  | "read"
  | "tags"
  | "archive"
  | "copies"
  | "trash"
  | "restore"
  | "erase";

export interface RowActions {
  readonly run: (command: RowCommand, entry: EntrySummary) => void;
  /** `isRange`: all rows from the one selected last. */
  readonly select: (entry: EntrySummary, isRange: boolean) => void;
  /** Shows what another query finds. */
  readonly search: (query: string) => void;
  readonly toggleTag: (tag: string) => void;
}

export interface RowView {
  readonly hit: Hit;
  readonly isSelected: boolean;
  /** Address of the row's picture, once it is known to have one. */
  readonly picture: string | null;
}

interface RowButton {
  readonly command: RowCommand;
  readonly key: string;
  readonly icon: IconName;
  readonly label: MessageKey;
}

/** One entry of the list, with every hit marked. */
export function rowElement(view: RowView, actions: RowActions): HTMLLIElement {
  const { entry } = view.hit;
  return h(
    "li",
    {
      class: view.isSelected ? "entry selected" : "entry",
      "data-entry": entry.id,
      on: {
        click: (event) => {
          if (event.shiftKey && isBeside(event)) actions.select(entry, true);
        },
      },
    },
    picker(view, actions),
    h(
      "div",
      { class: "entry-text" },
      title(view.hit, actions),
      h("p", { class: "entry-meta" }, meta(view.hit, actions)),
      excerpt(view.hit),
      tags(entry, actions),
    ),
    controls(entry, actions),
    h("div", { class: "entry-picture" }, thumbnail(entry, view.picture)),
  );
}

const marks = new WeakMap<Hit, string>();

/** All that a row shows of a hit, to tell whether it shows another; asked at every turn of the wheel, so written once. */
export function rowMark(hit: Hit): string {
  let mark = marks.get(hit);
  if (mark === undefined) {
    mark = JSON.stringify(hit);
    marks.set(hit, mark);
  }
  return mark;
}

/** A row that is not read yet. */
export function waitingRow(): HTMLLIElement {
  return h(
    "li",
    { class: "entry waiting", "aria-busy": "true" },
    h(
      "div",
      { class: "entry-text", "aria-hidden": "true" },
      ["wide", "short", "whole"].map((width) => h("span", { class: `skeleton ${width}` })),
    ),
  );
}

function picker({ hit: { entry }, isSelected }: RowView, actions: RowActions): HTMLElement {
  return h(
    "label",
    { class: "entry-pick" },
    h("input", {
      type: "checkbox",
      tabindex: -1,
      "data-action": "select",
      checked: isSelected,
      "aria-label": t("list_select", entry.title),
      on: { click: (event) => actions.select(entry, event.shiftKey) },
    }),
  );
}

function title({ entry, titleMarks }: Hit, actions: RowActions): HTMLElement {
  return h(
    "h3",
    { class: "entry-title" },
    entry.readAt === null
      ? h("span", { class: "unread-dot" }, h("span", { class: "visually-hidden" }, t("list_is_unread")))
      : null,
    h(
      "a",
      {
        href: readerAddress(entry.id),
        lang: entry.lang,
        dir: "auto",
        tabindex: -1,
        title: entry.title,
        "data-action": "open",
        on: {
          click: (event) => {
            // With a modifier it is the browser's own: a tab behind, a window.
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            actions.run("open", entry);
          },
        },
      },
      markedText(entry.title, titleMarks),
    ),
  );
}

/** Site · other copies · author · reprinted from · time · length · snapshots. */
function meta({ entry, copies }: Hit, actions: RowActions): Child {
  const { lang } = entry;
  const said = (text: string | null): Child =>
    text === null ? null : h("span", { lang, dir: "auto" }, text);
  const reprinted = entry.reprintedFrom ?? (entry.source === entry.siteName ? null : entry.source);
  return joined([
    h("span", { lang, dir: "auto", title: t("time_saved", spokenTime(entry.savedAt)) }, entry.siteName),
    copies.length === 0 ? null : copiesButton(entry, copies, actions),
    reprinted === null ? null : h("span", { lang, dir: "auto" }, reprinted),
    said(entry.byline),
    entry.publishedTime === null ? savedLabel(entry.savedAt) : publishedLabel(entry.publishedTime, "brief"),
    isUncaptured(entry)
      ? h("span", { class: "uncaptured" }, t("list_is_uncaptured"))
      : readingTime(entry.wordCount, lang),
    entry.snapshotCount > 1 ? plural("list_snapshots", entry.snapshotCount) : null,
    entry.archivedAt === null ? null : t("list_is_archived"),
  ]);
}

/** How many copies are folded under the row, and whose they are. */
function copiesButton(
  entry: EntrySummary,
  copies: readonly EntrySummary[],
  actions: RowActions,
): HTMLElement {
  const sources = [...new Set(copies.map(({ siteName }) => siteName))];
  return h(
    "button",
    {
      type: "button",
      class: "copies-button",
      tabindex: -1,
      "data-action": "copies",
      title: `${t("story_show_copies")} (C)`,
      on: { click: () => actions.run("copies", entry) },
    },
    h("span", { class: "copies-count numbers" }, plural("story_copies", copies.length)),
    " ",
    h(
      "span",
      { class: "copies-sources", dir: "auto" },
      sources.slice(0, mostSources).join(t("list_separator")),
    ),
  );
}

/** Sources named in a row. */
const mostSources = 3;

function excerpt({ entry, excerpts }: Hit): HTMLElement | null {
  if (excerpts.length === 0 && entry.excerpt === null) return null;
  return h(
    "p",
    { class: "entry-excerpt", lang: entry.lang, dir: "auto" },
    excerpts.length === 0 ? (entry.excerpt ?? "") : markedExcerpts(excerpts),
  );
}

function tags(entry: EntrySummary, actions: RowActions): HTMLElement | null {
  if (entry.tags.length === 0) return null;
  return h(
    "ul",
    { class: "entry-tags", "aria-label": t("list_tags") },
    entry.tags.map((tag) =>
      h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            class: "tag",
            dir: "auto",
            "data-tag": tag,
            tabindex: -1,
            "data-action": "tag",
            title: t("library_show_tag", tag),
            on: { click: () => actions.toggleTag(tag) },
          },
          tag,
        ),
      ),
    ),
  );
}

/** The buttons that appear on a row under the pointer or with the focus, and the star. */
function controls(entry: EntrySummary, actions: RowActions): HTMLElement {
  const more = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      tabindex: -1,
      "data-action": "more",
      "aria-label": t("library_more_from"),
      title: t("library_more_from"),
    },
    icon("more"),
  );
  const element = h(
    "div",
    { class: "entry-controls" },
    entry.trashedAt === null ? star(entry, actions) : null,
    buttonsOf(entry).map((button) => control(button, entry, actions)),
    more,
  );
  attachMenu(more, {
    label: t("library_more_from"),
    side: "below",
    items: () => moreItems(entry, actions.search),
  });
  return element;
}

function buttonsOf(entry: EntrySummary): readonly RowButton[] {
  const original: RowButton = { command: "original", key: "V", icon: "external", label: "list_original" };
  if (entry.trashedAt !== null)
    return [
      { command: "restore", key: "R", icon: "restore", label: "common_restore" },
      original,
      { command: "erase", key: "#", icon: "trash", label: "list_erase" },
    ];
  const isUnread = entry.readAt === null;
  return [
    {
      command: "read",
      key: "M",
      icon: isUnread ? "read" : "unread",
      label: isUnread ? "list_mark_read" : "list_mark_unread",
    },
    { command: "tags", key: "T", icon: "tag", label: "list_tags" },
    entry.archivedAt === null
      ? { command: "archive", key: "E", icon: "archive", label: "list_put_away" }
      : { command: "archive", key: "E", icon: "restore", label: "list_take_out" },
    original,
    { command: "trash", key: "#", icon: "trash", label: "common_delete" },
  ];
}

function control(button: RowButton, entry: EntrySummary, actions: RowActions): HTMLElement {
  const label = t(button.label);
  return h(
    "button",
    {
      type: "button",
      class: "icon-button",
      tabindex: -1,
      "data-action": button.command,
      "aria-label": label,
      title: `${label} (${button.key})`,
      on: { click: () => actions.run(button.command, entry) },
    },
    icon(button.icon),
  );
}

function star(entry: EntrySummary, actions: RowActions): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "icon-button favourite",
      tabindex: -1,
      "data-action": "favourite",
      "aria-pressed": String(entry.isFavourite),
      "aria-label": t("list_favourite"),
      title: `${t("list_favourite")} (S)`,
      on: { click: () => actions.run("favourite", entry) },
    },
    icon(entry.isFavourite ? "star-filled" : "star"),
  );
}

function isBeside(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest("a, button, input, label") === null;
}
