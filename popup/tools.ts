import type { EntryFilter } from "../src/model/entry.ts";
import { plural, t } from "../src/platform/i18n.ts";
import { fill, h } from "../src/ui/element.ts";
import { countText } from "../src/ui/format.ts";
import { icon } from "../src/ui/icon.ts";
import { attachMenu, type MenuItem } from "../src/ui/menu.ts";
import { isFiltered, type PopupState, withCategory, withMark, withText } from "./state.ts";

export interface ToolActions {
  readonly filter: (filter: EntryFilter) => void;
  /** Down from the search field. */
  readonly enterList: () => void;
  readonly emptyTrash: () => void;
}

/** Search field and chips, or the head of the trash in their place. */
export interface Tools {
  readonly show: (state: PopupState) => void;
  readonly focusSearch: () => void;
}

/** Builds the tools once; `show` only changes what differs, so that typing is never disturbed. */
export function createTools(element: HTMLElement, getState: () => PopupState, actions: ToolActions): Tools {
  const search = h("input", {
    id: "search",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    on: {
      input: () => actions.filter(withText(getState().filter, search.value)),
      keydown: (event) => {
        if (event.isComposing) return;
        if (event.key === "ArrowDown" || event.key === "Enter") {
          event.preventDefault();
          actions.enterList();
        } else if (event.key === "Escape" && search.value !== "") {
          event.preventDefault();
          search.value = "";
          actions.filter(withText(getState().filter, ""));
        }
      },
    },
  });
  const clear = h(
    "button",
    {
      class: "icon-button search-clear",
      type: "button",
      "aria-label": t("list_clear_search"),
      title: `${t("list_clear_search")} (Esc)`,
      on: {
        click: () => {
          actions.filter(withText(getState().filter, ""));
          search.focus();
        },
      },
    },
    icon("close"),
  );
  const chips = createChips(getState, actions);
  const shelfHead = createShelfHead(actions);
  fill(
    element,
    h(
      "search",
      { class: "search" },
      icon("search"),
      search,
      h("kbd", { class: "key", "aria-hidden": "true" }, "/"),
      clear,
    ),
    chips.element,
    shelfHead.element,
  );

  function show(state: PopupState): void {
    const { filter } = state;
    const label = searchLabel(state);
    search.placeholder = label;
    search.setAttribute("aria-label", label);
    const text = filter.text ?? "";
    if (text !== search.value && (text !== "" || search.value.trim() !== "")) search.value = text;
    element.hidden = isPristine(state);
    clear.hidden = text === "";
    chips.element.hidden = filter.shelf !== "library";
    shelfHead.element.hidden = filter.shelf === "library";
    chips.show(state);
    shelfHead.show(state);
  }

  function focusSearch(): void {
    search.focus();
    search.select();
  }

  return { show, focusSearch };
}

/** A library that never held anything: nothing to search or to filter. */
function isPristine({ filter, counts }: PopupState): boolean {
  return (
    filter.shelf === "library" && counts !== null && counts.entries + counts.archived + counts.trashed === 0
  );
}

function searchLabel({ filter, counts }: PopupState): string {
  if (filter.shelf === "trash") return t("list_search_trash");
  if (filter.shelf === "archive") return t("list_search_archive");
  const kept = (counts?.entries ?? 0) + (counts?.archived ?? 0);
  return kept === 0 ? t("list_search_empty") : plural("list_search", kept);
}

function createChips(getState: () => PopupState, actions: ToolActions) {
  const all = chip(() => actions.filter({ shelf: "library" }));
  const unread = chip(() => actions.filter(withMark(getState().filter, "isUnread")));
  const favourites = chip(() => actions.filter(withMark(getState().filter, "isFavourite")));
  const category = chip(() => {});
  const trash = chip(() => actions.filter({ shelf: "trash" }));
  fill(all, t("list_all"));
  fill(favourites, icon("star"));
  favourites.setAttribute("aria-label", t("list_favourites"));
  favourites.title = t("list_favourites");
  fill(trash, icon("trash"));
  trash.classList.add("chip-end");
  trash.removeAttribute("aria-pressed");
  category.removeAttribute("aria-pressed");
  const element = h(
    "div",
    { class: "chips", role: "group", "aria-label": t("list_filters") },
    all,
    unread,
    favourites,
    category,
    trash,
  );
  attachMenu(category, {
    label: t("list_category"),
    side: "below",
    items: () => categoryItems(getState(), actions),
  });

  function show({ filter, counts }: PopupState): void {
    all.setAttribute("aria-pressed", String(!isFiltered({ ...filter, text: "" })));
    unread.setAttribute("aria-pressed", String(filter.isUnread === true));
    favourites.setAttribute("aria-pressed", String(filter.isFavourite === true));
    fill(unread, t("list_unread"), counts === null || counts.unread === 0 ? null : count(counts.unread));
    fill(
      category,
      h("span", { class: "chip-text", dir: "auto" }, filter.category ?? t("list_category")),
      icon("chevron-down"),
    );
    category.classList.toggle("set", filter.category !== undefined);
    const trashed = counts === null ? "" : plural("list_trash_count", counts.trashed);
    trash.setAttribute("aria-label", `${t("list_trash")} ${trashed}`.trim());
    trash.title = t("list_trash");
  }

  return { element, show };
}

function categoryItems({ filter, counts }: PopupState, actions: ToolActions): readonly MenuItem[] {
  const pick = (category: string | null) => () => actions.filter(withCategory(filter, category));
  const categories = [...(counts?.categories ?? [])].sort(
    ([a, countA], [b, countB]) => countB - countA || a.localeCompare(b),
  );
  return [
    {
      kind: "choice",
      label: t("list_any_category"),
      isChecked: filter.category === undefined,
      run: pick(null),
    },
    ...categories.map(
      ([name, entries]): MenuItem => ({
        kind: "choice",
        label: name,
        detail: countText(entries),
        isChecked: filter.category === name,
        run: pick(name),
      }),
    ),
  ];
}

/** What stands over the rows of another shelf than the library's: its name, and the way back. */
function createShelfHead(actions: ToolActions) {
  const empty = h(
    "button",
    { class: "chip chip-end", type: "button", on: { click: actions.emptyTrash } },
    t("list_trash_erase_all"),
  );
  const back = h(
    "button",
    { class: "chip", type: "button", on: { click: () => actions.filter({ shelf: "library" }) } },
    icon("chevron-left"),
    t("list_trash_back"),
  );
  const name = h("p", { class: "muted trash-note" });
  const element = h("div", { class: "chips trash-head", hidden: true }, back, name, empty);
  return {
    element,
    show: ({ counts, filter }: PopupState) => {
      const isTrash = filter.shelf === "trash";
      fill(name, t(isTrash ? "list_trash" : "list_archive"));
      name.title = t(isTrash ? "list_trash_note" : "list_archive_none_text");
      empty.hidden = !isTrash;
      empty.disabled = (counts?.trashed ?? 0) === 0;
    },
  };
}

function chip(run: () => void): HTMLButtonElement {
  return h("button", { class: "chip", type: "button", "aria-pressed": "false", on: { click: run } });
}

function count(value: number): HTMLElement {
  return h("span", { class: "numbers" }, countText(value));
}
