import { formatChoices } from "../../export/format-choice.ts";
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { exportMenu } from "../../ui/export-menu.ts";
import { countText } from "../../ui/format.ts";
import { icon, logo } from "../../ui/icon.ts";
import { attachMenu, type MenuItem } from "../../ui/menu.ts";
import { themeItems } from "../../ui/theme-menu.ts";

export interface HeadActions {
  readonly importFile: () => void;
  readonly exportAll: () => void;
  readonly exportFound: () => void;
  /** How many the list shows, and whether that is less than everything. */
  readonly found: () => { readonly total: number; readonly isPart: boolean };
  readonly showNumbers: () => void;
  readonly showTags: () => void;
  readonly verify: () => void;
  readonly showBackups: () => void;
  readonly showKeys: () => void;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** The name, the search, and what concerns the library as a whole. */
export function showHead(element: HTMLElement, search: HTMLElement, actions: HeadActions): void {
  const exporting = h(
    "button",
    { type: "button", class: "button", "data-action": "export" },
    t("common_export"),
    icon("chevron-down"),
  );
  const more = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "data-action": "library-menu",
      "aria-label": t("popup_more"),
      title: t("popup_more"),
    },
    icon("more"),
  );
  fill(
    element,
    h("h1", { class: "name" }, logo(), h("span", {}, t("app_name"))),
    search,
    h(
      "div",
      { class: "head-buttons" },
      h(
        "button",
        { type: "button", class: "button", "data-action": "import", on: { click: actions.importFile } },
        t("common_import"),
      ),
      exporting,
      more,
    ),
  );
  attachMenu(exporting, { label: t("common_export"), side: "below", items: () => exportItems(actions) });
  attachMenu(more, {
    label: t("popup_more"),
    side: "below",
    items: () => [
      {
        kind: "action",
        action: "numbers",
        label: t("library_numbers"),
        icon: "info",
        run: actions.showNumbers,
      },
      {
        kind: "action",
        action: "manage-tags",
        label: t("library_manage_tags"),
        icon: "tag",
        run: actions.showTags,
      },
      {
        kind: "action",
        action: "verify",
        label: t("verify_title"),
        icon: "check",
        run: actions.verify,
      },
      {
        kind: "action",
        action: "backups",
        label: t("backup_title"),
        icon: "archive",
        run: actions.showBackups,
      },
      { kind: "action", label: t("popup_keys"), icon: "keyboard", detail: "?", run: actions.showKeys },
      { kind: "line" },
      ...themeItems(actions.attempt),
    ],
  });
}

function exportItems(actions: HeadActions): readonly MenuItem[] {
  const { total, isPart } = actions.found();
  return [
    { kind: "heading", label: t("popup_export_heading") },
    ...exportMenu(
      [
        {
          action: "export-found",
          label: t("popup_export_shown"),
          detail: countText(total),
          isDisabled: !isPart || total === 0,
          run: actions.exportFound,
        },
        { action: "export-all", label: t("popup_export_all"), run: actions.exportAll },
      ],
      formatChoices,
    ),
  ];
}
