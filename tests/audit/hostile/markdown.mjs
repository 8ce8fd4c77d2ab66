/** Markdown as another program shows it: raw markup passes into the page, as in most of them. */
import { spawnSync } from "node:child_process";
import { hasProgram } from "../../browser/driver/find.mjs";

/** Files rendered by one call of pandoc. */
const together = 40;

/**
 * @param {Map<string, string>} files
 * @returns {[string, string][] | null} pages by name; null where there is no pandoc
 */
export function renderedMarkdown(files) {
  if (!hasProgram("pandoc")) return null;
  const texts = [...files.values()].map((text) => text.replace(/^---\n[\s\S]*?\n---\n/, ""));
  /** @type {[string, string][]} */
  const pages = [];
  for (let start = 0; start < texts.length; start += together) {
    const input = texts.slice(start, start + together).join("\n\n<!-- the next file -->\n\n");
    const { status, stdout, stderr } = spawnSync("pandoc", ["-f", "gfm", "-t", "html"], {
      input,
      maxBuffer: 1 << 28,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`pandoc: ${stderr}`);
    pages.push([
      `markdown ${start}`,
      `<!doctype html><meta charset="utf-8"><title>Markdown</title>${stdout}`,
    ]);
  }
  return pages;
}
