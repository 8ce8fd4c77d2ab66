import { direction, language, type MessageKey, t } from "../platform/i18n.ts";
import { rememberedSettings, type Theme, watchSettings } from "../platform/settings.ts";

/** Gives the page its language, direction, title and theme, the theme before anything is painted. */
export function preparePage(title: MessageKey): void {
  const root = document.documentElement;
  root.lang = language();
  root.dir = direction();
  document.title = t(title);
  applyTheme(rememberedSettings().theme);
  watchSettings((settings) => applyTheme(settings.theme));
}

/** Puts a theme on the page; `auto` leaves the choice to the browser. */
function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
