import type { EntrySummary } from "../../model/entry.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { h } from "../../ui/element.ts";
import { type IconName, icon } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";
import { moreItems } from "./more-from.ts";
import type { RowActions, RowCommand } from "./row.ts";

interface RowButton {
  readonly command: RowCommand;
  readonly key: string;
  readonly icon: IconName;
  readonly label: MessageKey;
}

/** The buttons that appear on a row under the pointer or with the focus, and the star. */
export function rowControls(entry: EntrySummary, actions: RowActions): HTMLElement {
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
