/** Right-to-left readiness of our own style sheets: nothing in them says left or right. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sheets = ["src", "popup"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => path.join(folder, name)),
);

interface Declaration {
  readonly property: string;
  readonly value: string;
}

/** Names of properties and what follows their colon; comments are gone, selectors have neither. */
function declarationsOf(css: string): readonly Declaration[] {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return [...bare.matchAll(/(?<=[{;]\s*)(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+);/g)].map(
    ([, property = "", value = ""]) => ({ property, value: value.trim() }),
  );
}

/** Values apart from each other, those in brackets as one. */
const partsOf = (value: string): readonly string[] =>
  value.match(/(?:[^\s(]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];

/** `margin: 1px 2px 3px 4px` names the sides; with equal ones it does not matter which is which. */
function isLopsided({ property, value }: Declaration): boolean {
  if (!/^(?:margin|padding|inset|scroll-margin|scroll-padding|border-radius)$/.test(property)) return false;
  const [, right, , left, ...rest] = partsOf(value);
  return left !== undefined && rest.length === 0 && left !== right;
}

function isPhysical(declaration: Declaration): boolean {
  const { property, value } = declaration;
  return (
    /^(?:left|right)$|-(?:left|right)(?:-|$)/.test(property) ||
    (/^(?:text-align|text-align-last|float|clear|justify-\w+|caption-side)$/.test(property) &&
      /\b(?:left|right)\b/.test(value)) ||
    isLopsided(declaration)
  );
}

test.each(sheets)("%s says start and end", (sheet) => {
  const declarations = declarationsOf(readFileSync(path.join(root, sheet), "utf8"));
  expect(declarations.length).toBeGreaterThan(0);
  expect(declarations.filter(isPhysical)).toEqual([]);
});

test.each(sheets)("%s turns round what has a direction", (sheet) => {
  const css = readFileSync(path.join(root, sheet), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const isDirected = /transform-origin:[^;]*\b(?:left|right)\b|gradient\(to (?:left|right)/;
  const blocks = css.split(/\n\}/);
  expect(blocks.filter((block) => isDirected.test(block) && !block.includes(":dir(rtl)"))).toEqual([]);
});

test("the test would see it", () => {
  const wrong = "a{margin-left:1px;} b{padding: 0 1px 0 2px;} c{text-align: right;} d{left: 0;}";
  const right =
    "a{margin-inline-start:1px;} b{padding: 0 calc(1px + 2px) 0 calc(1px + 2px);} c{text-align:end;}";
  expect(declarationsOf(wrong).map(isPhysical)).toEqual([true, true, true, true]);
  expect(declarationsOf(right).map(isPhysical)).toEqual([false, false, false]);
});
