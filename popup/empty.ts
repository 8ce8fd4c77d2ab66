import { errorText, t } from "../src/platform/i18n.ts";
import { type Child, fill, h } from "../src/ui/element.ts";
import { icon } from "../src/ui/icon.ts";
import { isFiltered, type PopupState } from "./state.ts";

export interface EmptyActions {
  readonly showAll: () => void;
  readonly importFile: () => void;
  readonly retry: () => void;
  /** To what can be done where the library is not the one it was. */
  readonly recover: () => void;
}

/** What stands in the place of the rows when there are none: why, and what to do next. */
export function showEmpty(element: HTMLElement, state: PopupState, actions: EmptyActions): void {
  const kind = emptyKind(state);
  const mark = `${kind} ${state.shortcut} ${state.listTrouble} ${state.filter.text === undefined}`;
  element.hidden = kind === null;
  if (element.dataset["mark"] === mark) return;
  element.dataset["mark"] = mark;
  fill(element, kind === null ? null : contents[kind](state, actions));
}

type EmptyKind = "first" | "search" | "unread" | "favourites" | "archive" | "trash" | "trouble";

function emptyKind({ entries, filter, listTrouble }: PopupState): EmptyKind | null {
  if (listTrouble !== null) return "trouble";
  if (entries === null || entries.length > 0) return null;
  if (filter.shelf !== "library") return isFiltered(filter) ? "search" : filter.shelf;
  if (!isFiltered(filter)) return "first";
  const conditions = Object.keys(filter).filter((name) => name !== "shelf");
  if (conditions.length > 1) return "search";
  if (filter.isUnread === true) return "unread";
  return filter.isFavourite === true ? "favourites" : "search";
}

const contents: Readonly<Record<EmptyKind, (state: PopupState, actions: EmptyActions) => Child>> = {
  first: ({ shortcut }, actions) => [
    h("h2", {}, t("list_first_title")),
    h("p", {}, t("list_first_what")),
    h("ul", { class: "lessons" }, [
      shortcut === "" ? null : lesson("keyboard", t("list_first_shortcut", shortcut)),
      lesson("page", t("list_first_menu")),
      lesson("check", t("list_first_local")),
    ]),
    button(t("list_first_import"), actions.importFile),
  ],
  search: ({ filter }, actions) => [
    h("h2", {}, t("list_none_title")),
    filter.text === undefined ? null : h("p", {}, t("list_none_text")),
    button(t("list_none_all"), actions.showAll),
  ],
  unread: (_state, actions) => [
    h("h2", {}, t("list_read_title")),
    button(t("list_none_all"), actions.showAll),
  ],
  favourites: (_state, actions) => [
    h("h2", {}, t("list_no_favourites_title")),
    h("p", {}, t("list_no_favourites_text")),
    button(t("list_none_all"), actions.showAll),
  ],
  archive: () => [h("h2", {}, t("list_archive_none_title")), h("p", {}, t("list_archive_none_text"))],
  trash: () => [h("h2", {}, t("list_trash_none_title")), h("p", {}, t("list_trash_note"))],
  trouble: ({ listTrouble }, actions) => [
    h("p", { role: "alert" }, errorText(listTrouble ?? "internal")),
    listTrouble === "store/lost"
      ? button(t("recovery_do"), actions.recover)
      : button(t("common_retry"), actions.retry),
  ],
};

function lesson(name: "keyboard" | "page" | "check", text: string): HTMLElement {
  return h("li", {}, icon(name), h("span", {}, text));
}

function button(label: string, run: () => void): HTMLElement {
  return h("button", { class: "button", type: "button", on: { click: run } }, label);
}
