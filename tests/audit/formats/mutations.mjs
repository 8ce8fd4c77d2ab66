/** 10,000 damaged files taken in: mutating.ts. Notes of what went wrong go to stderr. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * @param {number} [count]
 * @returns {Promise<{ mutations: number, rowsChanged: number, hangs: number }>}
 */
export async function mutations(count = 10_000) {
  // Inside the project, where the packages of the bundle are found.
  mkdirSync(path.join(root, ".tmp"), { recursive: true });
  const folder = mkdtempSync(path.join(root, ".tmp/mutations-"));
  try {
    const [{ damageFiles }, { prepareFiles }] = await modules(folder);
    const files = await prepareFiles();
    const { notes, ...damage } = await damageFiles(files, count, 1);
    for (const note of notes) console.error(note);
    return damage;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * One bundle, so that both parts share a library.
 * @param {string} folder
 * @returns {Promise<[typeof import("./mutating.ts"), typeof import("./mutated-files.ts")]>}
 */
async function modules(folder) {
  const outfile = path.join(folder, "both.mjs");
  await build({
    stdin: {
      contents: 'export * from "./mutating.ts"; export * from "./mutated-files.ts";',
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    // The fixtures lie beside their source, not beside the bundle.
    define: { "import.meta.dirname": JSON.stringify(path.join(root, "tests/unit/import")) },
    outfile,
    logLevel: "warning",
  });
  const both = await import(pathToFileURL(outfile).href);
  return [both, both];
}
