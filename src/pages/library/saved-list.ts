/** The searches the reader has saved: a list at the side, each renamed or deleted from its menu. */
import { t } from "../../platform/i18n.ts";
import {
  keepSavedSearches,
  readSavedSearches,
  type SavedSearch,
  savedSearchLimits,
  watchSavedSearches,
} from "../../platform/saved-searches.ts";
import { fill, h } from "../../ui/element.ts";
import { icon } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";
import type { UndoBar } from "../../ui/undo-bar.ts";
import { placeHash } from "./place.ts";
import { askForLine } from "./sheets.ts";

export interface SavedListOptions {
  readonly undoBar: UndoBar;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

export interface SavedList {
  readonly element: HTMLElement;
  /** Asks for a name and keeps the query under it. */
  readonly save: (query: string) => void;
  readonly showQuery: (query: string) => void;
}

export function createSavedList({ undoBar, attempt }: SavedListOptions): SavedList {
  let searches: readonly SavedSearch[] = [];
  let current = "";
  const lines = h("ul", {});
  const element = h(
    "section",
    { class: "side-group saved", "aria-labelledby": "saved-title", hidden: true },
    h("h2", { id: "saved-title" }, t("library_saved_searches")),
    lines,
  );

  function show(next: readonly SavedSearch[]): void {
    searches = next;
    element.hidden = next.length === 0;
    fill(lines, next.map(line));
  }

  function keep(next: readonly SavedSearch[]): Promise<void> {
    show(next);
    return attempt(() => keepSavedSearches(next));
  }

  function line(search: SavedSearch): HTMLElement {
    const more = h(
      "button",
      { type: "button", class: "icon-button small", "aria-label": t("library_saved_menu", search.name) },
      icon("more"),
    );
    const isCurrent = search.query.trim() === current.trim();
    const item = h(
      "li",
      { class: "saved-line" },
      h(
        "a",
        {
          class: "side-line",
          href: placeHash({ query: search.query, sort: null }),
          title: search.query,
          "aria-current": isCurrent ? "true" : null,
        },
        h("span", { class: "side-name", dir: "auto" }, search.name),
      ),
      more,
    );
    attachMenu(more, {
      label: t("library_saved_menu", search.name),
      side: "below",
      items: () => [
        {
          kind: "action",
          action: "rename-search",
          label: t("library_rename"),
          icon: "pencil",
          run: () => rename(search),
        },
        {
          kind: "action",
          action: "delete-search",
          label: t("common_delete"),
          icon: "trash",
          run: () => remove(search),
        },
      ],
    });
    return item;
  }

  function rename(search: SavedSearch): void {
    ask(search.name, (name) => {
      const others = searches.filter((other) => other.name !== name || other === search);
      void keep(others.map((other) => (other === search ? { ...search, name } : other)));
    });
  }

  function remove(search: SavedSearch): void {
    const before = searches;
    void keep(searches.filter((other) => other !== search));
    undoBar.show(t("library_search_deleted", search.name), () => void keep(before));
  }

  function ask(value: string, answer: (name: string) => void): void {
    askForLine(
      {
        title: t("library_save_search"),
        label: t("library_search_name"),
        value,
        known: [],
        most: savedSearchLimits.nameCharacters,
      },
      answer,
    );
  }

  watchSavedSearches(show);
  void attempt(async () => show(await readSavedSearches()));
  return {
    element,
    save: (query) =>
      ask(query.trim(), (name) => {
        const others = searches.filter((other) => other.name !== name);
        void keep([...others, { name, query }].slice(-savedSearchLimits.most));
      }),
    showQuery: (query) => {
      current = query;
      show(searches);
    },
  };
}
