/**
 * 10,000 damaged files taken in: mutating.ts. They are damaged in a process of its own, so that one that goes on for
 * ever without a pause ends too: it is stopped, counted as a hang, and the next one begins. Notes of what went wrong
 * go to stderr.
 *
 * Run: npm run audit:formats, or node tests/audit/formats/mutations.mjs [--count N] [--progress FILE], with which a
 * run that was stopped goes on where it was. JSON on the last line.
 */
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

/** @typedef {import("./mutating.ts").Damage} Damage */
/** @typedef {import("./mutating.ts") & import("./mutated-files.ts")} Modules */

const root = fileURLToPath(new URL("../../..", import.meta.url));
const self = fileURLToPath(import.meta.url);
/** Longest wait for a word of the process: more than two of its own limits, so that only a loop without a pause meets it. */
const silenceMs = 30_000;

/**
 * @param {number} [count]
 * @param {string | undefined} [progress] a file of what has been done, a line each; goes on behind it
 * @returns {Promise<Omit<Damage, "notes">>}
 */
export async function mutations(count = 10_000, progress = undefined) {
  // Inside the project, where the packages of the bundle are found.
  mkdirSync(path.join(root, ".tmp"), { recursive: true });
  const folder = mkdtempSync(path.join(root, ".tmp/mutations-"));
  try {
    const bundle = await bundled(folder);
    const done = linesOf(progress);
    while (done.length < count) {
      const before = done.length;
      await damageFrom(bundle, before + 1, count - before, (damage) => {
        done.push(damage);
        for (const note of damage.notes) console.error(note);
        if (progress !== undefined) appendFileSync(progress, `${JSON.stringify(damage)}\n`);
      });
    }
    return totalOf(done.slice(0, count));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {Damage[]} all */
function totalOf(all) {
  const total = { mutations: 0, rowsChanged: 0, hangs: 0, intactOffered: 0, intactMissed: 0 };
  for (const damage of all) {
    total.mutations += damage.mutations;
    total.rowsChanged += damage.rowsChanged;
    total.hangs += damage.hangs;
    total.intactOffered += damage.intactOffered;
    total.intactMissed += damage.intactMissed;
  }
  return total;
}

/** @param {string | undefined} progress @returns {Damage[]} */
function linesOf(progress) {
  if (progress === undefined || !existsSync(progress)) return [];
  const lines = readFileSync(progress, "utf8").split("\n");
  // What was being written when it was stopped is done again.
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}

/**
 * Damages files from a seed on, until all are done or one hangs.
 * @param {string} bundle
 * @param {number} seed
 * @param {number} count
 * @param {(damage: Damage) => void} onEach
 */
async function damageFrom(bundle, seed, count, onEach) {
  const child = spawn(process.execPath, [self, "--worker", bundle, String(seed), String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = 0;
  let isSilent = false;
  const stop = () => {
    isSilent = true;
    child.kill("SIGKILL");
  };
  let timer = setTimeout(stop, silenceMs * 2);
  const ended = new Promise((resolve) => child.once("close", resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer);
    timer = setTimeout(stop, silenceMs);
    told += 1;
    onEach(JSON.parse(line));
  }
  clearTimeout(timer);
  const code = await ended;
  if (isSilent) {
    const note = `${seed + told}: goes on without a pause`;
    onEach({ mutations: 1, rowsChanged: 0, hangs: 1, intactOffered: 0, intactMissed: 0, notes: [note] });
  } else if (code !== 0) throw new Error(`the process that damages files ended with ${code}`);
}

/**
 * One bundle, so that both parts share a library.
 * @param {string} folder
 */
async function bundled(folder) {
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
  return outfile;
}

/** @param {string} bundle @param {number} seed @param {number} count */
async function work(bundle, seed, count) {
  /** @type {Modules} */
  const { damageFiles, prepareFiles } = await import(pathToFileURL(bundle).href);
  await damageFiles(await prepareFiles(), count, seed, (_seed, damage) =>
    console.log(JSON.stringify(damage)),
  );
}

if (process.argv[2] === "--worker")
  await work(process.argv[3] ?? "", Number(process.argv[4]), Number(process.argv[5]));
else if (process.argv[1] === self) {
  const { values } = parseArgs({
    options: { count: { type: "string", default: "10000" }, progress: { type: "string" } },
  });
  console.log(
    JSON.stringify({ audit: "mutations", ...(await mutations(Number(values.count), values.progress)) }),
  );
}
