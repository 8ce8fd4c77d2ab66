/**
 * Builds Stillpage: `node build.mjs` writes dist/chromium and dist/firefox, ready to load;
 * `--zip` also the store zips, the same bit for bit wherever they are built; `--watch` builds again
 * on every change. `--without WALL` writes a build for the audit alone, with one protection taken away,
 * below .tmp: see tests/audit/hostile/walls.mjs. The version is package.json's.
 */

import { watch } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { zipSync } from "fflate";

const root = path.dirname(fileURLToPath(import.meta.url));
const output = path.join(root, "dist");
const bundle = path.join(output, "bundle");

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  target: ["chrome123", "firefox128"],
  outdir: bundle,
  // Dexie's module build; its default entry wraps the larger UMD one.
  // Files that leave carry the text of our sheets, and the page that checks an export leaves as it is.
  loader: { ".css": "text", ".html": "text" },
  alias: { dexie: path.join(root, "node_modules/dexie/dist/modern/dexie.mjs") },
};

/**
 * turndown tries a parser on markup as it is loaded, which our pages' Trusted Types refuse and report. It is given
 * nodes alone, so the parser it would find is never used.
 */
const quietTurndown = {
  name: "quiet-turndown",
  setup({ onLoad }) {
    onLoad({ filter: /turndown\.browser\.es\.js$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const contents = text.replace(
        "canParseHTMLNatively() ? root.DOMParser : createHTMLParser()",
        "root.DOMParser",
      );
      if (contents === text) throw new Error("turndown no longer tries a parser where it did");
      return { contents, loader: "js" };
    });
  },
};

/** One esbuild run for each kind of place code runs in. */
const bundles = [
  {
    ...common,
    entryPoints: [{ in: "src/background/background.ts", out: "background" }],
    format: "iife",
    // Loaded when it is needed, by its address: what is bundled as one piece would bring it along each time.
    alias: { ...common.alias, "stillpage/by-itself": "/backup/by-itself.js" },
    external: ["/backup/by-itself.js"],
  },
  {
    ...common,
    entryPoints: [
      { in: "src/content/content.ts", out: "content" },
      { in: "src/content/images.ts", out: "images" },
      { in: "src/content/pick.ts", out: "pick" },
      { in: "src/content/thumbnail.ts", out: "thumbnail" },
    ],
    format: "iife",
  },
  {
    ...common,
    entryPoints: [{ in: "src/pages/compare/worker.ts", out: "pages/compare/worker" }],
    format: "iife",
  },
  {
    ...common,
    entryPoints: [
      { in: "popup/popup.ts", out: "popup/popup" },
      { in: "src/backup/by-itself.ts", out: "backup/by-itself" },
      { in: "src/pages/backup/backup.ts", out: "pages/backup/backup" },
      { in: "src/pages/compare/compare.ts", out: "pages/compare/compare" },
      { in: "src/pages/library/library.ts", out: "pages/library/library" },
      { in: "src/pages/reader/reader.ts", out: "pages/reader/reader" },
      { in: "src/pages/recovery/recovery.ts", out: "pages/recovery/recovery" },
      { in: "src/pages/transfer/transfer.ts", out: "pages/transfer/transfer" },
      { in: "src/pages/welcome/welcome.ts", out: "pages/welcome/welcome" },
    ],
    format: "esm",
    splitting: true,
    plugins: [quietTurndown],
    chunkNames: "chunks/[name]-[hash]",
  },
];

/** Copied as they are: [from, to, which names]. */
const copies = [
  ["popup", "popup", /\.(html|css)$/],
  ["src/pages", "pages", /\.(html|css)$/],
  ["src/ui", "ui", /\.css$/],
  ["src/icons", "icons", /\.png$/],
  ["src/_locales", "_locales", /\.json$/],
];

/**
 * Most bytes, gzipped, that a reader's browser has to load for each thing; the build fails above.
 * `npm run build` prints what they are now.
 */
const budgets = {
  "popup, to first paint": { entry: "popup/popup.js", maximum: 31_000 },
  // Its search inflates texts with fflate, which all pages share one file of, deflating included. Of the formats
  // it knows names and menu (2 KB) and the writer of JSON; the others are the transfer page's to load.
  // Its hits marked, with excerpts and what is wrong with a query, are 2 KB that wait for a search; what changed
  // since the last capture, told by what of it; the menu that writes a query and what is offered while one types, the
  // library's own, 7 KB, loaded after the first rows like them.
  "popup, with all it may load": { entry: "popup/popup.js", dynamic: true, maximum: 114_000 },
  // Readability and DOMPurify are a third of it; what tells a story from what stands around it, in the
  // words of thirty languages, is most of the rest: titles, authors, dates, sources and the body took a tenth of it for
  // the last points of what they find.
  "content script": { entry: "content.js", maximum: 103_000 },
  chooser: { entry: "pick.js", maximum: 8_000 },
  // Dexie is 30 KB of it; the comparison and the search, which tell what is known of a page, 15 KB;
  // what an import shares with a save, backups that fall due, the page after installing most of what came later, the
  // sweeping of the index the last.
  background: { entry: "background.js", maximum: 90_000 },
};

/** Chromium warns of what only Firefox knows, and the other way round. */
const browsers = {
  chromium(manifest) {
    const { browser_specific_settings: _firefox, background, action, ...rest } = manifest;
    const { theme_icons: _themeIcons, ...plainAction } = action;
    return { ...rest, background: { service_worker: background.service_worker }, action: plainAction };
  },
  firefox(manifest) {
    const {
      minimum_chrome_version: _chrome,
      background,
      content_security_policy: policy,
      optional_permissions: permissions,
      ...rest
    } = manifest;
    return {
      ...rest,
      // Firefox has no such documents and warns of the permission: its background is a document itself.
      optional_permissions: permissions.filter((name) => name !== "offscreen"),
      background: { scripts: background.scripts },
      content_security_policy: { extension_pages: allowOwnFrames(policy.extension_pages) },
    };
  },
};

/**
 * Firefox applies frame-ancestors to the srcdoc frame of the reader as well, which inherits the
 * page's policy, and shows an error in it; 'self' does not match a moz-extension page there (seen
 * in ESR 153). Pages of the web still cannot frame ours.
 */
function allowOwnFrames(policy) {
  const allowed = policy.replace("frame-ancestors 'none'", "frame-ancestors moz-extension:");
  if (allowed === policy) throw new Error("the policy of the pages names no frame-ancestors");
  return allowed;
}

async function buildAll({ zips }) {
  const startedAt = performance.now();
  await rm(output, { recursive: true, force: true });
  const results = await Promise.all(bundles.map((options) => build(options)));
  for (const [from, to, names] of copies) await copyFiles(from, path.join(bundle, to), names);
  const manifest = await statedManifest();
  for (const [name, split] of Object.entries(browsers)) {
    const folder = path.join(output, name);
    await cp(bundle, folder, { recursive: true });
    await writeFile(path.join(folder, "manifest.json"), `${JSON.stringify(split(manifest), null, 2)}\n`);
    if (zips)
      await writeFile(path.join(output, `stillpage-${manifest.version}-${name}.zip`), await zipOf(folder));
  }
  const sizes = await sizesOf(results);
  await rm(bundle, { recursive: true });
  await writeFile(path.join(output, "sizes.json"), `${JSON.stringify(sizes, null, 2)}\n`);
  report(sizes, performance.now() - startedAt);
}

async function statedManifest() {
  const manifest = JSON.parse(await readFile(path.join(root, "manifest.json"), "utf8"));
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  return { ...manifest, version };
}

async function copyFiles(from, to, names, change = (_file, bytes) => bytes) {
  for (const file of await filesIn(path.join(root, from))) {
    if (!names.test(file)) continue;
    const target = path.join(to, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, change(file, await readFile(path.join(root, from, file))));
  }
}

/** All files below a folder, as relative paths with forward slashes, sorted by code unit. */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** Sorted names, one fixed local time, fixed mode: nothing of the machine that built it. */
async function zipOf(folder) {
  const files = {};
  for (const file of await filesIn(folder)) {
    files[file] = [
      await readFile(path.join(folder, file)),
      { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o644 << 16 },
    ];
  }
  return zipSync(files, { level: 9 });
}

/** What each budgeted thing weighs: minified and gzipped bytes, and its largest sources. */
async function sizesOf(results) {
  const outputs = Object.assign({}, ...results.map((result) => result.metafile.outputs));
  const sizes = {};
  for (const [name, { entry, dynamic = false, maximum }] of Object.entries(budgets)) {
    const files = reachable(outputs, path.posix.join("dist/bundle", entry), dynamic);
    const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))));
    sizes[name] = {
      minified: contents.reduce((total, content) => total + content.length, 0),
      gzipped: contents.reduce((total, content) => total + gzipSync(content, { level: 9 }).length, 0),
      maximum,
      largest: largestSources(files.map((file) => outputs[file])),
    };
  }
  return sizes;
}

function reachable(outputs, entry, dynamic) {
  const found = new Set();
  const queue = [entry];
  for (const file of queue) {
    if (found.has(file)) continue;
    found.add(file);
    for (const imported of outputs[file].imports) {
      if (imported.kind === "import-statement" || (dynamic && imported.kind === "dynamic-import")) {
        queue.push(imported.path);
      }
    }
  }
  return [...found];
}

function largestSources(files) {
  const weights = new Map();
  for (const file of files) {
    for (const [source, { bytesInOutput }] of Object.entries(file.inputs)) {
      const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? source;
      weights.set(name, (weights.get(name) ?? 0) + bytesInOutput);
    }
  }
  return Object.fromEntries([...weights].sort(([, a], [, b]) => b - a).slice(0, 4));
}

function report(sizes, tookMs) {
  for (const [name, { minified, gzipped, maximum, largest }] of Object.entries(sizes)) {
    const parts = Object.entries(largest).map(([source, bytes]) => `${source} ${bytes}`);
    console.log(`${name}: ${minified} bytes, ${gzipped} gzipped (at most ${maximum}) — ${parts.join(", ")}`);
    if (gzipped > maximum) {
      console.error(`${name} is over its budget of ${maximum} bytes gzipped.`);
      process.exitCode = 1;
    }
  }
  console.log(`Built dist/chromium and dist/firefox in ${Math.round(tookMs)} ms.`);
}

/** Builds after every change below the sources, one build at a time. */
async function watchAll() {
  let isBuilding = false;
  let isStale = true;
  const rebuild = async () => {
    if (isBuilding || !isStale) return;
    isBuilding = true;
    isStale = false;
    try {
      await buildAll({ zips: false });
    } catch (error) {
      // esbuild has printed what is wrong; the next change tries again.
      console.error(`Not built: ${error.message.split("\n")[0]}`);
    }
    isBuilding = false;
    setTimeout(rebuild, 50);
  };
  for (const source of ["src", "popup", "manifest.json"]) {
    watch(path.join(root, source), { recursive: true }, () => {
      isStale = true;
      setTimeout(rebuild, 50);
    });
  }
  await rebuild();
}

const without = process.argv.indexOf("--without");
if (without >= 0) {
  // For the audit alone: what the other walls hold when this one is gone. Never in dist, never zipped.
  if (process.argv.includes("--zip")) throw new Error("A build without one of its walls is never zipped.");
  const { buildWithout } = await import("./tests/audit/hostile/walls.mjs");
  const parts = { root, bundles, browsers, copies, copyFiles, manifest: await statedManifest() };
  await buildWithout(process.argv[without + 1], parts);
} else if (process.argv.includes("--watch")) await watchAll();
else await buildAll({ zips: process.argv.includes("--zip") });
