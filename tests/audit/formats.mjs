/**
 * Every judge of the formats: those out of npm (the unit tests over src/export and src/import), then epubcheck and
 * pandoc over files of all formats, then the mutations of files to take in, then libraries of strange strings out and
 * in again in both browsers. Programs that are missing are installed by apt where that is allowed.
 *
 * Run: npm run audit:formats [-- --corpus DIR]; DIR holds the strange strings (tests/audit/formats/round-trip.mjs),
 * without it they are the project's own few. What fails is told line by line; JSON on the last line.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { install } from "../browser/driver/install.mjs";
import * as epub from "./formats/epub.mjs";
import { mutations } from "./formats/mutations.mjs";
import * as pandoc from "./formats/pandoc.mjs";
import { roundTrips } from "./formats/round-trip.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({ options: { corpus: { type: "string" } } });
const judges = { epubcheck: epub, pandoc };
/** @type {string[]} */
const failures = [];

const tests = ["vitest", "run", "--project", "unit", "tests/unit/export", "tests/unit/import"];
if (spawnSync("npx", tests, { cwd: root, stdio: ["ignore", "ignore", "inherit"] }).status !== 0)
  failures.push("npm: the unit tests over src/export and src/import fail; run them to see which");

// Inside the project, where the packages of the bundle are found.
mkdirSync(path.join(root, ".tmp"), { recursive: true });
const folder = mkdtempSync(path.join(root, ".tmp/audit-"));
const desk = mkdtempSync(path.join(tmpdir(), "stillpage-audit-"));
try {
  const articles = await writeFiles();
  for (const [name, judge] of Object.entries(judges)) {
    if (judge.isMissing()) install(judge.packages);
    if (judge.isMissing()) throw new Error(judge.sentence);
    for (const failure of judge.judge(desk, articles)) failures.push(`${name}: ${failure}`);
  }
} finally {
  rmSync(folder, { recursive: true });
  rmSync(desk, { recursive: true });
}
const mutated = await mutations();
/** Entries that went out and came in again, by browser. */
const roundTrip = { chromium: 0, firefox: 0 };
for (const kind of /** @type {const} */ (["chromium", "firefox"])) {
  const { entries, failures: found } = await roundTrips(kind, { corpus: values.corpus });
  roundTrip[kind] = entries;
  failures.push(...found);
}
for (const failure of failures) console.log(failure);
console.log(
  JSON.stringify({
    audit: "formats",
    judges: Object.keys(judges).length + 1,
    failures: failures.length,
    ...mutated,
    roundTrip,
  }),
);
const { rowsChanged, hangs, intactMissed } = mutated;
if (failures.length + rowsChanged + hangs + intactMissed > 0) process.exitCode = 1;

/** Writes the files with the product's own writers; resolves with how many articles they have. */
async function writeFiles() {
  const outfile = path.join(folder, "made.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["tests/audit/formats/made.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    loader: { ".css": "text" },
    outfile,
    logLevel: "warning",
  });
  const { writeAll } = await import(pathToFileURL(outfile).href);
  return writeAll(desk);
}
