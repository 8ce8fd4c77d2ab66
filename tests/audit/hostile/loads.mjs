/** What of the items stands together in one entry, so that thousands take minutes. */
import { inGroups } from "./items.mjs";

/** @typedef {import("./items.mjs").Item} Item */
/** @typedef {import("./bench.mjs").Bench} Bench */
/** @typedef {import("./bench.mjs").Load} Load */
/** @typedef {Load & { readonly items: readonly Item[] }} Batch */

const together = 80;
/** Ends what an item may have left open: a value, a tag, a comment, text that is read as text, a foreign tree. */
const closers = [
  "",
  "</textarea></title></style></script></noscript></xmp></noframes></noembed></iframe></select></table></svg></math></template>",
  ` '"--></textarea></title></style></script></noscript></xmp></noframes></noembed></iframe></select></table></svg></math></template>`,
];

/**
 * Entries that hold every item: as markup, many in one where each ends what it begins and alone where it would
 * swallow what follows; as words, spread over the same entries.
 * @param {Bench} bench
 * @param {readonly Item[]} items
 * @returns {Promise<Batch[]>}
 */
export async function loadsOf(bench, items) {
  const texts = items.map(({ text }) => text);
  const page = await bench.session.open(
    bench.site.put(`${bench.bareOrigin}/sorting`, "<!doctype html><title>x</title>"),
  );
  /** @type {(string | null)[]} */
  const closed = await page.evaluate(
    (all, ends) => {
      const parser = new DOMParser();
      const isContained = (/** @type {string} */ text) => {
        const markup = `<i id="audit-before"></i>${text}<i id="audit-after"></i>`;
        const parsed = parser.parseFromString(markup, "text/html");
        const after = Document.prototype.querySelector.call(parsed, "#audit-after");
        return (
          after instanceof HTMLElement && after.closest("svg, math, select, template, frameset") === null
        );
      };
      return all.map((text) => ends.map((end) => text + end).find(isContained) ?? null);
    },
    texts,
    closers,
  );
  await page.close();
  const calm = items.flatMap((item, at) => (closed[at] == null ? [] : [{ item, markup: closed[at] }]));
  const alone = items.flatMap((item, at) => (closed[at] == null ? [[{ item, markup: item.text }]] : []));
  const groups = [...inGroups(calm, together), ...alone];
  const words = inGroups(texts, Math.max(1, Math.ceil(texts.length / Math.max(1, groups.length))));
  return groups.map((group, at) => ({
    number: at + 1,
    url: addressIn(group.map(({ item }) => item)),
    content: group.map(({ item, markup }) => (item.file === "urls" ? linkTo(item.text) : markup)).join("\n"),
    words: words[at] ?? [],
    items: group.map(({ item }) => item),
  }));
}

/** @param {readonly Item[]} items */
function addressIn(items) {
  const address = items.find(
    ({ file, text }) => file === "urls" && /^https?:/i.test(text) && URL.canParse(text),
  );
  return address === undefined ? null : new URL(address.text).href;
}

/** @param {string} address */
function linkTo(address) {
  const quoted = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<a href="${quoted}">link</a><img src="${quoted}" alt="">`;
}

/** So many entries at a time: what the browser is asked for has to come within a minute. */
const atOnce = 20;

/** @param {Batch} batch */
function plain({ items: _items, ...load }) {
  return load;
}

/**
 * Puts the entries into the library past everything that looks at what comes in, as rows of another version, or of
 * another's making, would lie there.
 * @param {Bench} bench
 * @param {readonly Batch[]} loads
 */
export async function storeRaw(bench, loads) {
  for (const group of inGroups(loads, atOnce)) await bench.ask("store", group.map(plain));
}

/**
 * The entries as a file of ours, unclean, but with every hash right.
 * @param {Bench} bench
 * @param {readonly Batch[]} loads
 * @returns {Promise<string>}
 */
export async function fileOf(bench, loads) {
  const lines = [];
  for (const group of inGroups(loads, atOnce)) lines.push(...(await bench.ask("records", group.map(plain))));
  const head = { format: "article-snapshots", formatVersion: "1.0", exportedAt: "2026-11-24T12:00:00.000Z" };
  const { length } = lines;
  const start = JSON.stringify({ ...head, generator: { name: "Audit", version: "1" } }).slice(0, -1);
  return `${start},"entries":[\n${lines.join(",\n")}\n],"tagColours":{},"count":${length}}\n`;
}
