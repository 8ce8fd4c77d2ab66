import { t } from "../src/platform/i18n.ts";
import { openLibraryPage } from "../src/platform/tabs.ts";
import { fill, h } from "../src/ui/element.ts";
import { icon, logo } from "../src/ui/icon.ts";
import { attachMenu, type MenuItem } from "../src/ui/menu.ts";
import { themeItems } from "../src/ui/theme-menu.ts";

export interface HeadActions {
  readonly showKeys: () => void;
  readonly importFile: () => void;
  readonly showArchive: () => void;
  readonly showTrash: () => void;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** The name, and the menu of what is rarely wanted. */
export function showHead(element: HTMLElement, actions: HeadActions): void {
  const more = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "data-action": "more",
      "aria-label": t("popup_more"),
      title: t("popup_more"),
    },
    icon("more"),
  );
  const library = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "data-action": "library",
      "aria-label": t("popup_library"),
      title: t("popup_library"),
      on: { click: () => void actions.attempt(openLibraryPage) },
    },
    icon("library"),
  );
  fill(element, h("h1", { class: "name" }, logo(), t("app_name")), library, more);
  attachMenu(more, { label: t("popup_more"), side: "below", items: () => items(actions) });
}

function items(actions: HeadActions): readonly MenuItem[] {
  return [
    { kind: "action", label: t("popup_keys"), icon: "keyboard", detail: "?", run: actions.showKeys },
    { kind: "action", label: t("common_import"), icon: "upload", run: actions.importFile },
    {
      kind: "action",
      action: "archive",
      label: t("list_archive"),
      icon: "archive",
      run: actions.showArchive,
    },
    { kind: "action", label: t("list_trash"), icon: "trash", run: actions.showTrash },
    { kind: "line" },
    ...themeItems(actions.attempt),
  ];
}
