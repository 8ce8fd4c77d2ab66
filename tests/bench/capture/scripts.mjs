/** What runs in a page, in a world of its own: the content script as it ships, and Readability alone. */
import { readFileSync } from "node:fs";
import { buildSync } from "esbuild";

/**
 * The content script of a build, and a call of it that answers with its result, without markup, and
 * with the milliseconds it took. Without a network it is told to ask for no further pages.
 * @param {"chromium" | "firefox"} browser
 */
export function contentScript(browser) {
  return {
    source: readFileSync(`dist/${browser}/content.js`, "utf8"),
    call: `(async () => {
      const begun = performance.now();
      const value = await globalThis.__stillpageCapture("article", { isInspection: true });
      const ms = performance.now() - begun;
      return JSON.stringify({ ms, value: value.ok ? { ...value, article: { ...value.article, content: "" } } : value });
    })()`,
  };
}

/** Readability with its own settings, and a call that answers with the milliseconds of its `parse`. */
export function readabilityScript() {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { Readability } from "@mozilla/readability";
        globalThis.__readability = () => {
          const copy = document.cloneNode(true);
          const begun = performance.now();
          new Readability(copy).parse();
          return performance.now() - begun;
        };`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
  });
  return { source: outputFiles[0]?.text ?? "", call: "String(globalThis.__readability())" };
}
