import type { ReaderTheme, Settings, Theme } from "../../platform/settings.ts";

/** Letters in a line → ems, by how wide a letter is on average; a Han character fills its em. */
const emsPerLetter = { alphabet: 0.5, han: 0.54 } as const;

/**
 * Puts the reader's choices on the roots of the page and of the article's frame, so that both look
 * alike. Values go in through the CSSOM: the policy of the pages allows no inline style.
 */
export function applyLook(settings: Settings, roots: readonly HTMLElement[]): void {
  const theme = effectiveTheme(settings);
  for (const root of roots) {
    if (theme === "auto") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    root.dataset["face"] = settings.readerFace;
    root.dataset["edges"] = settings.readerEdges;
    // In rem, so that a larger default size in the browser holds here too.
    root.style.setProperty("--reading-size", `${settings.readerSize / 16}rem`);
    root.style.setProperty("--reading-leading", String(settings.readerLeading));
    root.style.setProperty("--ems-alphabet", String(settings.readerWidth * emsPerLetter.alphabet));
    // A whole number of characters: justified lines then end where the column does.
    root.style.setProperty("--ems-han", String(Math.round(settings.readerWidth * emsPerLetter.han)));
  }
}

/** `auto` in the reader follows the choice made for the other pages. */
function effectiveTheme(settings: Settings): ReaderTheme | Theme {
  return settings.readerTheme === "auto" ? settings.theme : settings.readerTheme;
}

/** Whether a language is set in squares, so that its measure is counted in whole characters. */
export function isHan(lang: string | null): boolean {
  return lang !== null && /^(?:zh|ja|yue|wuu)\b/i.test(lang);
}
