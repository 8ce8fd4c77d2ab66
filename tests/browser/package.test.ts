/** What is handed to the stores. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { builtFolder, root } from "./driver/launch.mjs";

const workshop = mkdtempSync(path.join(tmpdir(), "stillpage-builds-"));

afterAll(() => rmSync(workshop, { recursive: true, force: true }));

test("two builds in different places, times and languages are the same bit for bit", () => {
  const here = buildIn("a", { TZ: "UTC", LANG: "C", LC_ALL: "C" }, 0o022);
  const there = buildIn(
    "somewhere/else entirely",
    { TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", LC_ALL: "" },
    0o077,
  );
  expect(Object.keys(here)).toHaveLength(2);
  expect(there).toEqual(here);
});

/** What the linter may say, code and file, as often as it stands here and no more. */
const accepted = [
  // The store demands data_collection_permissions, which Firefox knows from 140 on (Android: 142) and passes over before.
  "KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION manifest.json",
  "KEY_FIREFOX_UNSUPPORTED_BY_MIN_VERSION manifest.json",
  // innerHTML in libraries that are bundled unmodified: Readability for imports, where src/extract/body.ts gives it
  // nodes instead; DOMPurify in the reader; DOMPurify once and Readability twice.
  "UNSAFE_VAR_ASSIGNMENT chunks/bodies-*.js",
  "UNSAFE_VAR_ASSIGNMENT chunks/bodies-*.js",
  "UNSAFE_VAR_ASSIGNMENT chunks/chunk-*.js",
  "UNSAFE_VAR_ASSIGNMENT content.js",
  "UNSAFE_VAR_ASSIGNMENT content.js",
  "UNSAFE_VAR_ASSIGNMENT content.js",
];

test("the store's linter finds nothing in the Firefox build that is ours", () => {
  const { errors, warnings } = lint(builtFolder("firefox"));
  expect(errors).toEqual([]);
  expect([...warnings].sort()).toEqual(accepted);
});

/** Copies the sources and builds the store zips there; their hashes by name. */
function buildIn(place: string, environment: Record<string, string>, mask: number): Record<string, string> {
  const home = path.join(workshop, place);
  mkdirSync(home, { recursive: true });
  for (const part of [
    "src",
    "popup",
    "docs",
    "build.mjs",
    "manifest.json",
    "package.json",
    "tsconfig.json",
  ]) {
    cpSync(path.join(root, part), path.join(home, part), { recursive: true });
  }
  // Copied, not linked: the bundler names a linked file by where it really lies.
  const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), "esbuild", "@esbuild", "fflate"]) {
    cpSync(path.join(root, "node_modules", name), path.join(home, "node_modules", name), { recursive: true });
  }
  const masked = `process.umask(${mask}); await import("./build.mjs");`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", masked, "--", "--zip"],
    { cwd: home, env: { ...process.env, ...environment }, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const zips = readdirSync(path.join(home, "dist")).filter((name) => name.endsWith(".zip"));
  return Object.fromEntries(zips.map((name) => [name, sha256(path.join(home, "dist", name))]));
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

interface Finding {
  readonly code: string;
  readonly file?: string;
  readonly message: string;
}

/** Errors and warnings, each as `CODE file`. */
function lint(folder: string): { readonly errors: readonly string[]; readonly warnings: readonly string[] } {
  const program = path.join(root, "node_modules/web-ext/bin/web-ext.js");
  const words = ["lint", "--source-dir", folder, "--output", "json", "--no-config-discovery", "--no-input"];
  const { stdout } = spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
  // The linter's report is what the words above ask it for.
  const report = JSON.parse(stdout) as { errors: Finding[]; warnings: Finding[] };
  // A chunk's name ends in a hash of what it holds.
  const tell = ({ code, file, message }: Finding) =>
    `${code} ${(file ?? message).replace(/-[A-Z0-9]{8}\.js$/, "-*.js")}`;
  return { errors: report.errors.map(tell), warnings: report.warnings.map(tell) };
}
