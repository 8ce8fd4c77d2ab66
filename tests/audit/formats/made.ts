/** Files of every format, over real pages and over what is hard for one of them: for judges that are no part of Stillpage. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { write as writeBiblatex } from "../../../src/export/formats/biblatex.ts";
import { write as writeCsl } from "../../../src/export/formats/csl.ts";
import { write as writeEpub } from "../../../src/export/formats/epub.ts";
import { write as writeHtml } from "../../../src/export/formats/html.ts";
import { write as writeMarkdown } from "../../../src/export/formats/markdown.ts";
import { write as writeWacz } from "../../../src/export/formats/wacz.ts";
import type { FormatModule } from "../../../src/export/job.ts";
import { hardEntries, libraryOf, type Made, madeEntry, picture } from "../../unit/export/made-library.ts";
import { articleOf, windowOf } from "../../unit/extract/pages.ts";

const fixtures = "tests/fixtures/pages";

const files: Readonly<Record<string, FormatModule["write"]>> = {
  "library.epub": writeEpub,
  "library.markdown.zip": writeMarkdown,
  "library.html.zip": writeHtml,
  "library.bib": writeBiblatex,
  "library.csl.json": writeCsl,
  "library.wacz": writeWacz,
};

/** Writes them into a folder; resolves with how many articles each has. */
export async function writeAll(folder: string): Promise<number> {
  const all = [...(await fixtureEntries()), ...(await hardEntries())];
  const { job, request } = await libraryOf(all);
  for (const [name, write] of Object.entries(files)) {
    const { file } = await write(job, request);
    writeFileSync(path.join(folder, name), new Uint8Array(await file.arrayBuffer()));
  }
  return all.length;
}

/** The articles of the saved pages, as the product takes them: English, Chinese, Japanese, Arabic. */
async function fixtureEntries(): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const slug of readdirSync(fixtures)) {
    const expected: { readonly address: string; readonly article: object | null } = JSON.parse(
      readFileSync(path.join(fixtures, slug, "expected.json"), "utf8"),
    );
    if (expected.article === null) continue;
    const markup = readFileSync(path.join(fixtures, slug, "source.html"), "utf8");
    const article = await articleOf(windowOf(markup, expected.address));
    if (article === null) continue;
    const pictures = await Promise.all(article.images.map(({ url }) => picture(url)));
    made.push(await madeEntry(article, { tags: [slug] }, pictures));
  }
  return made;
}
