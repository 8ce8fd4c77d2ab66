/** Every way in which a stranger's words come into the library. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "../../browser/driver/poll.mjs";
import { saveByToolbar } from "../../browser/driver/steps.mjs";
import { inGroups } from "./items.mjs";

/** @typedef {import("./items.mjs").Item} Item */
/** @typedef {import("./bench.mjs").Bench} Bench */
/** @typedef {import("./loads.mjs").Batch} Batch */

const sentence =
  "The ferry leaves at six, and the harbour master writes its name in a book that his grandmother began. ";
/** Long enough for the frame around it to count as one that holds an article. */
const filling = `<p>${sentence.repeat(6)}</p>`;
const framesPerPage = 40;

const inAttribute = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const inText = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * Pages that are captured by the toolbar button: each item parsed by the browser in a document of its own, which
 * a frame of the page shows; all of them in its title, its tags and its JSON-LD as well. The pages' own scripts are
 * off, or they would be gone before they are read.
 * @param {Bench} bench
 * @param {readonly Item[]} items
 * @returns {Promise<{ pages: number, refused: number }>}
 */
export async function capturePages({ session, site }, items) {
  let refused = 0;
  const groups = inGroups(items, framesPerPage);
  for (const [at, group] of groups.entries()) {
    const body = capturedPage(group.map(({ text }) => text));
    const headers = { "content-security-policy": "script-src 'none'" };
    const address = site.put(`http://attack${at}.test/story/${at}`, { body, headers });
    const popup = await saveByToolbar(session, address).catch(() => null);
    if (popup === null) refused += 1;
    await popup?.close();
    await session.closeTabs();
  }
  return { pages: groups.length, refused };
}

/** @param {readonly string[]} texts */
function capturedPage(texts) {
  const joined = texts.join(" ").slice(0, 1_500).toWellFormed();
  const names = [
    "og:title",
    "og:description",
    "og:site_name",
    "article:section",
    "article:author",
    "description",
    "author",
    "keywords",
  ];
  const metas = names.map(
    (name) => `<meta property="${name}" name="${name}" content="${inAttribute(joined)}">`,
  );
  const ld = JSON.stringify({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: joined,
    description: joined,
    author: texts.map((name) => ({ "@type": "Person", name })),
    publisher: { "@type": "Organization", name: texts[0] },
    articleSection: texts[0],
    keywords: texts,
  }).replaceAll("<", "\\u003c");
  const frames = texts.map(
    (text) =>
      `<p>${sentence}</p><iframe width="600" height="260" srcdoc="${inAttribute(filling + text)}"></iframe>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${inText(joined)}</title>${metas.join("")}
    <script type="application/ld+json">${ld}</script></head>
    <body><article><h1>${inText(joined)}</h1>${filling}${frames.join("\n")}</article></body></html>`;
}

/**
 * Takes a file in through the page for it; resolves with whether anything of it could be.
 * @param {Bench} bench
 * @param {string} name
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function importFile({ session }, name, text) {
  const folder = mkdtempSync(path.join(tmpdir(), "stillpage-audit-"));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    const page = await session.openOwn("pages/transfer/transfer.html");
    const state = (/** @type {readonly string[]} */ wanted) =>
      until(
        () => page.evaluate((names) => names.find((name) => name === document.body.dataset["state"]), wanted),
        wanted.join(" or "),
        240_000,
      );
    await state(["idle"]);
    const input = await page.waitForSelector("input#file[type=file]");
    if (input === null) throw new Error("the page has no place for a file");
    await input.uploadFile(file);
    const seen = await state(["preview", "failed"]);
    const isOffered = seen === "preview" && (await page.$('[data-action="import"]:not([disabled])')) !== null;
    if (isOffered) {
      await page.click('[data-action="import"]');
      if ((await state(["imported", "failed"])) === "failed")
        throw new Error(`${name} was offered and failed`);
    }
    await page.close();
    return isOffered;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The items as other programs' files hold them: as text of articles, as titles and addresses, in cells.
 * @param {readonly Item[]} items
 * @returns {Record<string, string>} by file name
 */
export function foreignFiles(items) {
  const articles = items.map(({ text }, at) => ({
    is_archived: 0,
    is_starred: 0,
    title: text.slice(0, 2_000),
    url: `https://wallabag.test/${at}`,
    content: `<p>${sentence}</p>${text}`,
    created_at: "2026-10-01T10:00:00+00:00",
    mimetype: "text/html",
    language: text.slice(0, 20),
    domain_name: text.slice(0, 200),
    published_by: [text.slice(0, 200)],
    tags: [text.slice(0, 60)],
    annotations: [{ text: text.slice(0, 500), quote: "The ferry leaves at six", created_at: "2026-10-01" }],
  }));
  const bookmarks = items.map(
    ({ text }, at) =>
      `<DT><A HREF="https://marks.test/${at}?${encodeURIComponent(text.toWellFormed().slice(0, 300))}" ADD_DATE="1790000000" TAGS="${inAttribute(text.slice(0, 50))}">${inText(text)}</A>\n<DD>${inText(text)}`,
  );
  const cell = (/** @type {string} */ text) => `"${text.replaceAll('"', '""')}"`;
  const rows = items.map(({ text }, at) =>
    [`https://cells.test/${at}`, text, text, text].map(cell).join(","),
  );
  return {
    "wallabag.json": JSON.stringify(articles),
    "bookmarks.html": `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n${bookmarks.join("\n")}\n</DL><p>\n`,
    "list.csv": `url,title,tags,note\r\n${rows.join("\r\n")}\r\n`,
  };
}

/**
 * What a reader writes by hand: tags, a note, corrections of every line, as our own page sends them.
 * @param {Bench} bench
 * @param {readonly Batch[]} loads of entries that are there
 * @param {readonly { entry: string }[]} kept
 */
export async function writeByHand({ session }, loads, kept) {
  const page = await session.openBeside("icons/icon-16.png");
  for (const [at, { entry }] of kept.entries()) {
    const words = loads[at % Math.max(1, loads.length)]?.words ?? [];
    const joined = words.join(" ").slice(0, 1_900).toWellFormed();
    const patch = {
      tags: words.map((word) => word.slice(0, 50).toWellFormed()).slice(0, 90),
      note: words.join("\n").slice(0, 19_000).toWellFormed(),
      corrections: {
        title: joined || "x",
        byline: joined,
        siteName: joined,
        excerpt: joined,
        source: joined,
      },
    };
    await page.evaluate(
      (id, change) =>
        /** @type {any} */ (globalThis).chrome.runtime.sendMessage({
          command: "entry.update",
          request: { ids: [id], patch: change },
        }),
      entry,
      patch,
    );
  }
  await page.close();
}
