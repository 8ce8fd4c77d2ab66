import { errorText, t } from "../../platform/i18n.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { type View, viewOf, viewQuery } from "./query-edit.ts";
import type { Found } from "./results.ts";

export interface EmptyActions {
  readonly showAll: () => void;
  readonly importFile: () => void;
  readonly retry: () => void;
  /** To what can be done where the library is not the one it was. */
  readonly recover: () => void;
}

/** What stands in the place of the rows where there are none: why, and what to do next. */
export function showEmpty(element: HTMLElement, query: string, found: Found, actions: EmptyActions): void {
  element.hidden = found.total > 0;
  fill(element, found.total > 0 ? null : contents(query, found, actions));
}

function contents(query: string, { trouble }: Found, actions: EmptyActions): Child {
  if (trouble !== null)
    return [
      h("p", { role: "alert" }, errorText(trouble)),
      trouble === "store/lost"
        ? button(t("recovery_do"), actions.recover)
        : button(t("common_retry"), actions.retry),
    ];
  const view = viewOf(query);
  const isWholeView = query.trim() === viewQuery(view).trim();
  if (!isWholeView)
    return [
      h("h2", {}, t("list_none_title")),
      h("p", {}, t("library_none_hint")),
      button(t("list_none_all"), actions.showAll),
    ];
  return nothing[view](actions);
}

const nothing: Readonly<Record<View, (actions: EmptyActions) => Child>> = {
  all: ({ importFile }) => [
    h("h2", {}, t("list_first_title")),
    h("p", {}, t("list_first_what")),
    button(t("list_first_import"), importFile),
  ],
  unread: ({ showAll }) => [h("h2", {}, t("list_read_title")), button(t("list_none_all"), showAll)],
  favourites: ({ showAll }) => [
    h("h2", {}, t("list_no_favourites_title")),
    h("p", {}, t("list_no_favourites_text")),
    button(t("list_none_all"), showAll),
  ],
  uncaptured: ({ showAll }) => [h("h2", {}, t("list_all_captured")), button(t("list_none_all"), showAll)],
  archive: () => [h("h2", {}, t("list_archive_none_title")), h("p", {}, t("list_archive_none_text"))],
  trash: () => [h("h2", {}, t("list_trash_none_title")), h("p", {}, t("list_trash_note"))],
};

function button(label: string, run: () => void): HTMLElement {
  return h("button", { class: "button", type: "button", on: { click: run } }, label);
}
