import type { EntrySummary } from "../../model/entry.ts";
import { isUncaptured } from "../../model/link.ts";
import { plural, t } from "../../platform/i18n.ts";
import { readerAddress } from "../../platform/tabs.ts";
import type { Hit } from "../../search/found.ts";
import { type Child, h } from "../../ui/element.ts";
import { readingTime, spokenTime } from "../../ui/format.ts";
import { markedText } from "../../ui/marked-text.ts";
import { thumbnail } from "../../ui/thumbnail.ts";
import { joined, publishedLabel, savedLabel } from "../../ui/time.ts";
import { markedExcerpts } from "./marked.ts";
import { rowControls } from "./row-controls.ts";

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

/** One entry of the list, with every hit marked; {@link completeRow} adds its buttons. */
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
    h("div", { class: "entry-picture" }, thumbnail(entry, view.picture)),
  );
}

/** Adds the buttons of a row, which are half of its elements, and not to be seen while the list flies past. */
export function completeRow(row: HTMLLIElement, { entry }: Hit, actions: RowActions): void {
  row.insertBefore(rowControls(entry, actions), row.lastElementChild);
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

function isBeside(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest("a, button, input, label") === null;
}
