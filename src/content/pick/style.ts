/**
 * The look of the chooser, set property by property: a page's policy may forbid style attributes and
 * style elements, never this, and Firefox lets no content script adopt a style sheet into a page.
 * Every property is important, so that no rule of the page comes before it.
 */
export type Look = Readonly<Record<string, string>>;

export function dress(element: HTMLElement | SVGElement, look: Look): void {
  for (const [name, value] of Object.entries(look)) element.style.setProperty(name, value, "important");
}

/** The tokens of ui/theme.css, which no page can be made to load. */
export function tokensFor(isDark: boolean): {
  readonly ink: string;
  readonly paper: string;
  readonly surface: string;
  readonly muted: string;
  readonly line: string;
  readonly seal: string;
  readonly focus: string;
} {
  return isDark
    ? {
        ink: "#ece8e0",
        paper: "#161513",
        surface: "#1e1d1a",
        muted: "#a39d92",
        line: "#322f2a",
        seal: "#e2705a",
        focus: "#8fb6f2",
      }
    : {
        ink: "#211f1b",
        paper: "#faf8f4",
        surface: "#ffffff",
        muted: "#6a655c",
        line: "#e7e2d9",
        seal: "#b23a26",
        focus: "#2c5aa0",
      };
}
