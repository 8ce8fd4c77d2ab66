/** Attacks as plain data: JSON Lines in a folder, one file a kind, each line `{id, payload}` or `{id, b64}`. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ readonly file: string, readonly id: string, readonly text: string }} Item */

const ownFolder = fileURLToPath(new URL("../../fixtures/hostile", import.meta.url));

/** Kinds whose lines are markup; the others are words, addresses and files. */
export const markupKinds = ["html", "phonehome", "clobber", "htmltree", "markdown", "feeds"];
export const allKinds = [...markupKinds, "strings", "urls", "json", "filenames", "csv", "yaml"];

/**
 * The items of some kinds, in the folder's order; kinds that the folder has no file of are passed over.
 * @param {{ readonly corpus: string | undefined, readonly kinds?: readonly string[], readonly limit?: number }} options
 *   without a folder the project's own few; `limit` is per kind
 * @returns {Item[]}
 */
export function readItems({ corpus = ownFolder, kinds = allKinds, limit = Number.POSITIVE_INFINITY }) {
  return kinds.flatMap((file) => {
    const name = path.join(corpus, `${file}.jsonl`);
    if (!existsSync(name)) return [];
    const lines = readFileSync(name, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "");
    return lines.slice(0, limit).map((line) => {
      const { id, payload, b64 } = JSON.parse(line);
      return { file, id: String(id), text: payload ?? Buffer.from(b64, "base64").toString("utf8") };
    });
  });
}

/**
 * Items in groups.
 * @template T
 * @param {readonly T[]} items
 * @param {number} size
 * @returns {T[][]}
 */
export function inGroups(items, size) {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
