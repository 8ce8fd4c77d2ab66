import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../src/ui/theme.css", import.meta.url), "utf8");

/** The colours of one theme, by name. */
function colours(theme: "light" | "dark" | "sepia" | "black"): Readonly<Record<string, string>> {
  const root = block(":root {");
  const index = theme === "dark" || theme === "black" ? 2 : 1;
  const pairs = [...root.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
  const base = Object.fromEntries(pairs.map((match) => [match[1], match[index + 1]]));
  const own = [...block(`:root[data-theme="${theme}"] {`).matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)];
  return { ...base, ...Object.fromEntries(own.map(([, name, value]) => [name, value])) };
}

function block(opening: string): string {
  const start = css.indexOf(opening);
  return css.slice(start, css.indexOf("\n}", start));
}

/** WCAG 2.2 contrast of two colours. */
function contrast(a = "", b = ""): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const themes = ["light", "dark", "sepia", "black"] as const;
const grounds = ["paper", "surface", "sunken"] as const;
const words = ["ink", "muted", "link", "seal"] as const;
const onGrounds = themes.flatMap((theme) =>
  grounds.flatMap((ground) => words.map((word) => [theme, word, ground] as const)),
);
const inkOn = themes.flatMap((theme) =>
  (["mark", "add", "del", "seal-soft"] as const).map((ground) => [theme, ground] as const),
);
const edgesOn = themes.flatMap((theme) => grounds.map((ground) => [theme, ground] as const));

describe("contrast", () => {
  test.each(onGrounds)("%s: %s on %s is AA for text", (theme, word, ground) => {
    const values = colours(theme);
    expect(contrast(values[word], values[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(inkOn)("%s: ink on %s is AA for text", (theme, ground) => {
    const values = colours(theme);
    expect(contrast(values["ink"], values[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edgesOn)("%s: the edge of a control on %s is seen", (theme, ground) => {
    const values = colours(theme);
    expect(contrast(values["edge"], values[ground])).toBeGreaterThanOrEqual(3);
  });
});
