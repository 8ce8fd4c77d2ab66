import { t } from "../platform/i18n.ts";
import { changeSettings, rememberedSettings, type Theme, themes } from "../platform/settings.ts";
import type { MenuItem } from "./menu.ts";

const themeLabels = {
  auto: "popup_theme_auto",
  light: "popup_theme_light",
  dark: "popup_theme_dark",
} as const satisfies Record<Theme, string>;

/** The lines of a menu that choose the theme. */
export function themeItems(attempt: (work: () => Promise<unknown>) => Promise<void>): readonly MenuItem[] {
  const { theme } = rememberedSettings();
  return [
    { kind: "heading", label: t("popup_theme") },
    ...themes.map(
      (choice): MenuItem => ({
        kind: "choice",
        label: t(themeLabels[choice]),
        isChecked: choice === theme,
        run: () => void attempt(() => changeSettings({ theme: choice })),
      }),
    ),
  ];
}
