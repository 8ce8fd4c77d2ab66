import { t } from "../src/platform/i18n.ts";
import { changeSettings, rememberedSettings, type Theme, themes } from "../src/platform/settings.ts";
import { fill, h } from "../src/ui/element.ts";
import { icon, logo } from "../src/ui/icon.ts";
import { attachMenu, type MenuItem } from "../src/ui/menu.ts";

export interface HeadActions {
  readonly showKeys: () => void;
  readonly importFile: () => void;
  readonly showTrash: () => void;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

const themeLabels = {
  auto: "popup_theme_auto",
  light: "popup_theme_light",
  dark: "popup_theme_dark",
} as const satisfies Record<Theme, string>;

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
  fill(element, h("h1", { class: "name" }, logo(), t("app_name")), more);
  attachMenu(more, { label: t("popup_more"), side: "below", items: () => items(actions) });
}

function items(actions: HeadActions): readonly MenuItem[] {
  const { theme } = rememberedSettings();
  return [
    { kind: "action", label: t("popup_keys"), icon: "keyboard", detail: "?", run: actions.showKeys },
    { kind: "action", label: t("common_import"), icon: "upload", run: actions.importFile },
    { kind: "action", label: t("list_trash"), icon: "trash", run: actions.showTrash },
    { kind: "line" },
    { kind: "heading", label: t("popup_theme") },
    ...themes.map(
      (choice): MenuItem => ({
        kind: "choice",
        label: t(themeLabels[choice]),
        isChecked: choice === theme,
        run: () => void actions.attempt(() => changeSettings({ theme: choice })),
      }),
    ),
  ];
}
