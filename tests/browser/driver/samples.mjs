import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./launch.mjs";

/** @typedef {import("./site.mjs").Site} Site */

const folder = path.join(root, "tests/fixtures/pages");

/** The two that a stranger is shown first. */
export const samples = { english: "harbour-review-flood-walls", chinese: "qingchuan-computing-town" };
/** One in Japanese. */
export const japaneseSample = "yuzora-night-bakery";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".svg": "image/svg+xml",
};

/**
 * Serves a page of the fixtures with the files beside it.
 * @param {Site} site
 * @param {string} origin such as `http://news.test`
 * @param {string} slug
 * @returns {string} its address
 */
export function putFixture(site, origin, slug) {
  const home = path.join(folder, slug);
  for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === "expected.json") continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(home, file).split(path.sep).join("/");
    site.put(`${origin}/${slug}/${name === "source.html" ? "" : name}`, {
      body: readFileSync(file),
      type: types[path.extname(name)] ?? "application/octet-stream",
    });
  }
  return `${origin}/${slug}/`;
}
