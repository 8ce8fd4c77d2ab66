import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
}

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const locked: Readonly<Record<string, Locked>> = JSON.parse(
  readFileSync("package-lock.json", "utf8"),
).packages;
const packages = Object.entries(locked).filter(([place]) => place !== "");
const namesOf = (list: typeof packages) =>
  list.map(([place]) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length));

test("what is shipped is eleven packages and no more, those that others bring along counted", () => {
  expect(namesOf(packages.filter(([, { dev }]) => dev !== true))).toEqual([
    "@joplin/turndown-plugin-gfm",
    "@mixmark-io/domino",
    "@mozilla/readability",
    "@noble/hashes",
    "@types/trusted-types",
    "dexie",
    "diff",
    "dompurify",
    "fflate",
    "turndown",
    "webextension-polyfill",
  ]);
});

test("each says in CONTRIBUTING why it is here", () => {
  const [, table = ""] = readFileSync("CONTRIBUTING.md", "utf8").split("| shipped | why it is here |");

  expect(Object.keys(dependencies).filter((name) => !table.includes(name))).toEqual([]);
});

test("nothing runs as it is installed: of all packages only the bundler would, and no longer needs to", () => {
  expect(namesOf(packages.filter(([, { hasInstallScript }]) => hasInstallScript === true))).toEqual([
    "esbuild",
  ]);
  expect(readFileSync(".npmrc", "utf8")).toContain("ignore-scripts=true");
});

test("every package is known by its hash, but for those of other systems", () => {
  const unknown = packages.filter(
    ([, { integrity, optional }]) => integrity === undefined && optional !== true,
  );

  expect(namesOf(unknown)).toEqual([]);
});
