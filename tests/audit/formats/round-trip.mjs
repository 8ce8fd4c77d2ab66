/**
 * A library of strange strings out, wiped, in and out again in a real browser, with the product's own code in a page of
 * the extension's: JSON, JSON Lines and zip have to give the same bytes. Every string, address and file name has an
 * entry of its own, in all of whose fields it stands; markup and files stand in entries of a few.
 *
 * Run: npm run audit:formats, or node tests/audit/formats/round-trip.mjs [--corpus DIR] [--firefox] [--limit N] [--part K/N].
 * DIR as in tests/audit/hostile/items.mjs; without it the project's own few are taken. With `--part 2/4` the second of
 * four libraries is made. JSON on the last line.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../../browser/driver/launch.mjs";
import { emptyLibrary } from "../../browser/driver/library.mjs";
import { openBeside } from "../beside.mjs";
import { allKinds, inGroups, readItems } from "../hostile/items.mjs";

/** @typedef {import("./round-trip-page.ts").Load} Load */
/** @typedef {import("./round-trip-page.ts").Difference} Difference */

const self = fileURLToPath(import.meta.url);
/** Kinds of which each item is an entry of its own. */
const alone = ["strings", "urls", "filenames"];
const together = 20;
/** What a browser is asked for has to come within a minute. */
const loadsAtOnce = 25;
/** The zip first: the others leave the pictures behind. */
const formats = ["zip", "jsonl", "json"];

/**
 * @param {"chromium" | "firefox"} kind
 * @param {{ readonly corpus?: string | undefined, readonly limit?: number | undefined, readonly part?: readonly [number, number] }} [options]
 *   `limit` is per kind
 */
export async function roundTrips(kind, { corpus, limit = Number.POSITIVE_INFINITY, part = [1, 1] } = {}) {
  const [which, parts] = part;
  const loads = loadsOf(corpus, limit).filter(({ number }) => number % parts === which - 1);
  const session = await launch(kind, {});
  try {
    await emptyLibrary(session);
    const ask = await openBeside(session, "tests/audit/formats/round-trip-page.ts");
    let entries = 0;
    for (const some of inGroups(loads, loadsAtOnce)) {
      entries = await ask("fill", some);
      if (entries % 500 < loadsAtOnce)
        process.stderr.write(`${kind}: ${entries} of ${loads.length} entries\n`);
    }
    /** @type {string[]} */
    const failures = [];
    let bytes = 0;
    for (const format of formats) {
      /** @type {Difference} */
      const found = await roundTrip(ask, format);
      process.stderr.write(
        `${kind}: ${format} ${JSON.stringify({ ...found, samples: undefined, damaged: found.damaged.length })}\n`,
      );
      bytes += found.bytes;
      if (found.isSame) continue;
      failures.push(
        `${kind}: ${format}: ${found.differing} of ${found.lines} lines differ after a round trip`,
      );
      for (const { title, reason } of found.damaged.slice(0, 20))
        failures.push(`  refused (${reason}): ${JSON.stringify(title)}`);
      for (const [before, after] of found.samples)
        failures.push(`  ${JSON.stringify(before)}\n  ${JSON.stringify(after)}`);
    }
    return { entries, bytes, failures };
  } finally {
    await session.remove();
  }
}

/**
 * @param {(method: string, argument?: unknown) => Promise<any>} ask
 * @param {string} format
 * @returns {Promise<Difference>}
 */
async function roundTrip(ask, format) {
  await ask("begin", format);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const found = await ask("result");
    if (found?.error !== undefined) throw new Error(`${format}: ${found.error}`);
    if (found !== null) return found.difference;
  }
}

/**
 * @param {string | undefined} corpus
 * @param {number} limit
 * @returns {Load[]}
 */
function loadsOf(corpus, limit) {
  const items = readItems({ ...(corpus === undefined ? {} : { corpus }), kinds: allKinds, limit });
  const single = items.filter(({ file }) => alone.includes(file)).map(({ text }) => [text]);
  const others = items.filter(({ file }) => !alone.includes(file)).map(({ text }) => text);
  return [...single, ...inGroups(others, together)].map((texts, number) => ({ number, texts }));
}

if (process.argv[1] === self) {
  const { values } = parseArgs({
    options: {
      corpus: { type: "string" },
      firefox: { type: "boolean", default: false },
      limit: { type: "string" },
      part: { type: "string", default: "1/1" },
    },
  });
  const kind = values.firefox ? "firefox" : "chromium";
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  const { failures, ...sum } = await roundTrips(kind, {
    corpus: values.corpus,
    limit,
    part: [Number(values.part.split("/")[0]), Number(values.part.split("/")[1])],
  });
  for (const failure of failures) console.log(failure);
  console.log(
    JSON.stringify({
      audit: "round-trip",
      browser: kind,
      part: values.part,
      ...sum,
      failures: failures.length,
    }),
  );
  if (failures.length > 0) process.exitCode = 1;
}
