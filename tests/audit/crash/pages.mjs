/** Pages and files that the crash audit has saved and taken in: texts of their own, some with pictures. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../../browser/driver/launch.mjs";
import { createRandom } from "../../seeded-random.mjs";
import { addressOf, wordOfNumber, wordOfSnapshot } from "./words.mjs";

/** @typedef {import("../../seeded-random.mjs").Random} Random */
/** @typedef {import("../../browser/driver/site.mjs").Site} Site */

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const vocabulary =
  "river town flood wall council meadow water street winter engineer port office model school harbour lamp herring quay letter shell mist crate wharf tide barge rope anchor gull"
    .split(" ")
    .flatMap((word) => [word, `${word}s`, `un${word}`, `${word}ing`]);
/** Pictures that many articles show. */
const sharedPictures = 5;

/**
 * @param {Random} random
 * @param {number} below
 */
export const pick = (random, below) => Math.floor(random() * below);

/** @param {Random} random @param {number} count */
function words(random, count) {
  return Array.from({ length: count }, () => vocabulary[pick(random, vocabulary.length)]).join(" ");
}

/** @param {Random} random @param {number} number @param {string} snapshot */
function textOf(random, number, snapshot) {
  const own = `${wordOfNumber(number)} ${wordOfSnapshot(snapshot)}`;
  const paragraphs = Array.from({ length: 4 + pick(random, 4) }, () => `<p>${words(random, 60)}.</p>`);
  return `<p>${own} ${words(random, 40)}.</p>${paragraphs.join("")}`;
}

/** A real picture of one pixel, with some bytes behind it that no other has. @param {Random} random */
function pictureBytes(random) {
  const tail = Buffer.alloc(2_000 + pick(random, 60_000));
  for (let at = 0; at < tail.length; at += 97) tail[at] = pick(random, 256);
  return Buffer.concat([onePixel, tail]);
}

/**
 * Puts a version of an article on the site, with its pictures.
 * @param {Site} site
 * @param {Random} random
 * @param {number} number
 * @param {string} snapshot that will be made of it
 * @returns {string} its address
 */
export function putArticle(site, random, number, snapshot) {
  const pictures = Array.from({ length: pick(random, 4) }, (_, at) => {
    const isShared = random() < 0.4;
    const name = isShared ? `shared/${pick(random, sharedPictures)}` : `own/${snapshot}/${at}`;
    const address = `http://crash.test/${name}.png`;
    const seed = pick(random, 2 ** 32);
    // Made when it is asked for: of thousands of articles, few are asked for theirs at a time.
    const answer = () => ({ type: "image/png", body: pictureBytes(createRandom(seed)) });
    if (!isShared) site.put(address, answer);
    return address;
  });
  const title = `Article ${wordOfNumber(number)}`;
  const figures = [...new Set(pictures)].map((address) => `<figure><img src="${address}"></figure>`);
  return site.put(
    addressOf(number),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
    <body><main><article><h1>${title}</h1>${textOf(random, number, snapshot)}${figures.join("")}</article></main></body></html>`,
  );
}

/** @param {Site} site @param {Random} random */
export function putSharedPictures(site, random) {
  for (let at = 0; at < sharedPictures; at += 1)
    site.put(`http://crash.test/shared/${at}.png`, { type: "image/png", body: pictureBytes(random) });
}

/**
 * What a file is to hold for these addresses.
 * @param {Random} random
 * @param {readonly number[]} numbers
 */
export function articlesFor(random, numbers) {
  return numbers.map((number) => {
    const snapshot = crypto.randomUUID();
    const url = addressOf(number);
    return {
      number,
      url,
      snapshot,
      entry: crypto.randomUUID(),
      title: `Article ${wordOfNumber(number)}`,
      content: textOf(random, number, snapshot),
      tags: [`t${pick(random, 12)}`],
      pictures: Array.from({ length: pick(random, 3) }, (_, at) => [
        `http://elsewhere.test/${snapshot}/${at}.png`,
        pictureBytes(random),
      ]),
    };
  });
}

/**
 * The product's own writer, bundled for Node.
 * @returns {Promise<typeof import("./made.ts")>}
 */
export async function writer() {
  // Inside the project, where the packages of the bundle are found.
  mkdirSync(path.join(root, ".tmp"), { recursive: true });
  const folder = mkdtempSync(path.join(root, ".tmp/audit-"));
  try {
    const outfile = path.join(folder, "made.mjs");
    await build({
      absWorkingDir: root,
      entryPoints: ["tests/audit/crash/made.ts"],
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      loader: { ".css": "text" },
      outfile,
      logLevel: "warning",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
