/**
 * Builds with one wall taken away, to see what the others hold: `node build.mjs --without WALL`. They land in
 * .tmp/without-WALL and never in dist; the build refuses to make a zip of them.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** @typedef {{ readonly plugins: readonly import("esbuild").Plugin[], readonly page: (name: string, bytes: Buffer) => Buffer | string, readonly manifest: (manifest: any) => any }} Wall */

const noPurifier = fileURLToPath(new URL("no-purifier.mjs", import.meta.url));
const policyMark = /http-equiv=(["'])Content-Security-Policy\1/g;
const withoutPolicy = (/** @type {string} */ text) =>
  text
    .replace(policyMark, "name='no-policy'")
    .replace('"http-equiv": "Content-Security-Policy"', 'name: "no-policy"');

/** @type {Record<string, Wall>} */
const walls = {
  /** DOMPurify lets everything pass. */
  sanitizer: {
    plugins: [
      {
        name: "no-purifier",
        setup({ onResolve }) {
          onResolve({ filter: /^dompurify$/ }, () => ({ path: noPurifier }));
        },
      },
    ],
    page: (_name, bytes) => bytes,
    manifest: (manifest) => manifest,
  },
  /** No policy but the least that browsers enforce on every extension; none in files that leave. */
  csp: {
    plugins: [
      {
        name: "no-policy",
        setup({ onLoad }) {
          onLoad(
            { filter: /src\/export\/html-document\.ts$|src\/pages\/compare\/file\.ts$/ },
            async (args) => {
              const text = await readFile(args.path, "utf8");
              const contents = withoutPolicy(text);
              if (contents === text) throw new Error(`${path.basename(args.path)} states no policy any more`);
              return { contents, loader: "ts" };
            },
          );
        },
      },
    ],
    page: (name, bytes) => (name.endsWith(".html") ? withoutPolicy(String(bytes)) : bytes),
    manifest: ({ content_security_policy: _policy, ...rest }) => rest,
  },
  /** The saved page stands in a frame that is no sandbox. */
  frame: {
    plugins: [],
    page: (name, bytes) => {
      if (!name.endsWith("reader.html")) return bytes;
      const text = String(bytes);
      const open = text.replace(/\ssandbox="allow-same-origin"/, "");
      if (open === text) throw new Error("the reader's frame is no sandbox any more");
      return open;
    },
    manifest: (manifest) => manifest,
  },
};

/** Names of all walls. */
export const wallNames = Object.keys(walls);

/**
 * Builds both browsers' extensions without one wall, from the parts of build.mjs.
 * @param {string | undefined} name throws for one that is no wall
 * @param {any} parts
 */
export async function buildWithout(name, { root, bundles, browsers, copies, copyFiles, manifest }) {
  const wall = walls[name ?? ""];
  if (wall === undefined) throw new Error(`--without takes one of ${wallNames.join(", ")}.`);
  for (const [browser, split] of Object.entries(browsers)) {
    const outdir = path.join(root, ".tmp", `without-${name}`, browser);
    await rm(outdir, { recursive: true, force: true });
    for (const options of bundles)
      await build({ ...options, outdir, plugins: [...(options.plugins ?? []), ...wall.plugins] });
    for (const [from, to, names] of copies) await copyFiles(from, path.join(outdir, to), names, wall.page);
    await writeFile(path.join(outdir, "manifest.json"), JSON.stringify(wall.manifest(split(manifest))));
  }
}
