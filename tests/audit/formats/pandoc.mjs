import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { hasProgram } from "../../browser/driver/find.mjs";

export const packages = ["pandoc"];
export const isMissing = () => !hasProgram("pandoc");
export const sentence = "Install pandoc: Markdown, books and citations are read back by it.";

/**
 * Reads Markdown, the book, the web pages and both citation formats; what it cannot read, or reads otherwise than
 * it was written, is a failure.
 * @param {string} folder
 * @param {number} articles
 * @returns {readonly string[]}
 */
export function judge(folder, articles) {
  const failures = [];
  const ask = (/** @type {readonly string[]} */ args) => {
    const { status, stdout, stderr } = spawnSync("pandoc", args, { encoding: "utf8", maxBuffer: 1 << 28 });
    // That plain text has no fractions is pandoc's matter.
    const complaints = stderr.split("\n").filter((line) => line !== "" && !line.includes("TeX math"));
    if (status !== 0 || complaints.length > 0)
      failures.push(`pandoc ${args.join(" ")}: ${complaints.join("; ")}`);
    return stdout;
  };
  const notes = unpacked(folder, "library.markdown.zip", ".md");
  const titles = notes.map((note) =>
    metaText(JSON.parse(ask(["-f", "markdown", "-t", "json", note])).meta.title),
  );
  if (notes.length !== articles) failures.push(`${notes.length} notes of ${articles} articles`);
  const cited = JSON.parse(readFileSync(path.join(folder, "library.csl.json"), "utf8"));
  const wrong = titles.filter((title) => title === null);
  if (wrong.length > 0) failures.push(`${wrong.length} notes whose title pandoc does not see`);
  for (const page of unpacked(folder, "library.html.zip", ".html")) ask(["-f", "html", "-t", "plain", page]);

  const book = ask(["-f", "epub", "-t", "plain", path.join(folder, "library.epub")]);
  for (const words of ["防洪墙", "سوق الميناء", "A caption, with"])
    if (!book.includes(words)) failures.push(`the book has lost "${words}"`);

  const bib = JSON.parse(ask(["-f", "biblatex", "-t", "csljson", path.join(folder, "library.bib")]));
  if (bib.length !== cited.length) failures.push(`${bib.length} of ${cited.length} records in BibLaTeX`);
  const byId = new Map(bib.map((/** @type {{ id: string }} */ record) => [record.id, record]));
  for (const { id, title, URL: url } of cited) {
    const read = byId.get(id);
    if (read === undefined) failures.push(`BibLaTeX has no ${id}`);
    else if (plain(read.title) !== plain(title))
      failures.push(`BibLaTeX title: ${plain(read.title)} for ${plain(title)}`);
    else if (read.URL !== url) failures.push(`BibLaTeX address: ${read.URL} for ${url}`);
  }
  ask(["-f", "csljson", "-t", "biblatex", path.join(folder, "library.csl.json")]);
  return failures;
}

/** @param {any} meta */
function metaText(meta) {
  return meta === undefined ? null : JSON.stringify(meta);
}

/** The words of a title, whatever it makes of marks, cases and spaces. @param {unknown} text */
function plain(text) {
  return String(text ?? "")
    .replace(/<[^>]{0,200}>/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/** @param {string} folder @param {string} name @param {string} ending */
function unpacked(folder, name, ending) {
  const target = path.join(folder, name.replace(/\W/g, "-"));
  mkdirSync(target, { recursive: true });
  const files = unzipSync(new Uint8Array(readFileSync(path.join(folder, name))));
  for (const [file, bytes] of Object.entries(files))
    if (file.endsWith(ending)) writeFileSync(path.join(target, file), bytes);
  return readdirSync(target).map((file) => path.join(target, file));
}
