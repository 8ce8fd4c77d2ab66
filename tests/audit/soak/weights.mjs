/** What a browser and its library weigh, from outside: files on disk, heaps after a collection, memory of processes. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** @typedef {import("../../browser/driver/session.mjs").Session} Session */
/** @typedef {{ readonly rows: Record<string, number>, readonly bytes: Record<string, number>, readonly segments: number, readonly usage: number }} Weight */

/** Of which nothing is ever taken away, by promise. */
const neverShortened = "log";

/**
 * Bytes of the files that hold the extension's databases.
 * @param {Session} session
 */
export function diskBytes({ kind, profile }) {
  const folder =
    kind === "chromium"
      ? path.join(profile, "Default", "IndexedDB")
      : path.join(profile, "storage", "default");
  const isOurs = kind === "chromium" ? /^chrome-extension/ : /^moz-extension/;
  let sum = 0;
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const whole = path.join(file.parentPath, file.name);
    if (file.isFile() && isOurs.test(path.relative(folder, whole))) sum += statSync(whole).size;
  }
  return sum;
}

/**
 * Bytes of JavaScript that a page, or Chromium's worker, holds after a collection; null where the browser does not tell.
 * @param {Session} session
 * @param {import("puppeteer-core").Page | "worker"} whose
 * @returns {Promise<number | null>}
 */
export async function heapBytes(session, whose) {
  if (session.kind !== "chromium") return null;
  const client =
    whose === "worker"
      ? (await /** @type {any} */ (session).worker()).client
      : await whose.createCDPSession();
  // What a first collection lets go of may hold more.
  for (let turn = 0; turn < 3; turn += 1) await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  if (whose !== "worker") await client.detach();
  return usedSize;
}

/**
 * Memory of the browser's processes, what they share counted once; null where the system does not tell.
 * @param {Session} session
 */
export function processBytes({ profile }) {
  try {
    const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const parents = new Map(
      processes.map((id) => [id, fileOf(id, "stat").replace(/^.*\) . (\d+) .*$/s, "$1")]),
    );
    const ours = new Set(processes.filter((id) => fileOf(id, "cmdline").includes(profile)));
    for (let size = -1; size !== ours.size; ) {
      size = ours.size;
      for (const [id, parent] of parents) if (ours.has(parent)) ours.add(id);
    }
    let kilobytes = 0;
    for (const id of ours) kilobytes += Number(/^Pss:\s+(\d+)/m.exec(fileOf(id, "smaps_rollup"))?.[1] ?? 0);
    return kilobytes === 0 ? null : kilobytes * 1_024;
  } catch {
    // Only Linux has these files, and only of one's own processes.
    return null;
  }
}

/** Empty where the process has ended meanwhile. @param {string} id @param {string} name */
function fileOf(id, name) {
  try {
    return readFileSync(`/proc/${id}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/**
 * What is not as it was: tables with other rows, or with bytes beyond a share.
 * @param {Weight} before
 * @param {Weight} after
 * @param {number} share
 */
export function leaksOf(before, after, share) {
  const leaks = [];
  for (const [table, count] of Object.entries(after.rows)) {
    if (table === neverShortened || table === "blocks" || table === "pending") continue;
    if (count !== before.rows[table]) leaks.push(`${table}: ${before.rows[table]} rows became ${count}`);
  }
  const [then, now] = [bytesOf(before), bytesOf(after)];
  if (Math.abs(now.index - then.index) > then.index * share)
    leaks.push(`the index: ${then.index} bytes became ${now.index}`);
  if (Math.abs(now.all - then.all) > then.all * share)
    leaks.push(`all rows: ${then.all} bytes became ${now.all}`);
  return leaks;
}

/** Bytes of the rows, of the index and of all but the log. @param {Weight} weight */
export function bytesOf({ bytes }) {
  const index = ["blocks", "pending", "columns", "names"].reduce((sum, name) => sum + (bytes[name] ?? 0), 0);
  const all = Object.entries(bytes).reduce(
    (sum, [name, size]) => sum + (name === neverShortened ? 0 : size),
    0,
  );
  return { index, all, log: bytes[neverShortened] ?? 0 };
}
