/** Pages made for one test each: as little as a page needs to be an article, or not to be one. */

const sentences = [
  "The ferry leaves at six, and the harbour master writes its name in a book that his grandmother began.",
  "Nobody on the quay could say when the custom started, though several remembered a winter without it.",
  "The council has promised new lamps for the steps, which are steep and, in November, seldom dry.",
  "A letter from the engineers lies on the counter, weighed down with a shell against the draught.",
  "By the time the mist lifted, the first crates of herring stood in a row along the wall.",
];

/** Running text of the given number of paragraphs, none like the one before it. */
function paragraphs(count: number): string {
  const paragraph = (index: number) =>
    `<p>${sentences.map((_, step) => sentences[(index + step * 2) % sentences.length]).join(" ")}</p>`;
  return Array.from({ length: count }, (_, index) => paragraph(index)).join("\n");
}

/** A plain article with a heading, six paragraphs unless told otherwise, and what the test adds to head and body. */
export function articlePage(
  title: string,
  { head = "", body = "", length = 6 }: { head?: string; body?: string; length?: number } = {},
): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head>
    <body><header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
    <main><article><h1>${title}</h1>${paragraphs(length)}${body}</article></main>
    <footer>Printed by hand.</footer></body></html>`;
}

/** An article of these paragraphs, which shares its text with no other. */
export function articleOf(title: string, paragraphs: readonly string[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
    <body><header><nav><a href="/">Home</a></nav></header><main><article><h1>${title}</h1>
    ${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}</article></main></body></html>`;
}

/** A page that has text, but is nobody's article. */
export const searchPage = `<!doctype html><html lang="en"><title>Search</title>
  <form role="search"><input type="search" aria-label="Search"><button>Search</button></form>
  <ul>${Array.from({ length: 12 }, (_, index) => `<li><a href="/tag/${index}">Tag ${index}</a></li>`).join("")}</ul>`;

export const emptyPage = "<!doctype html><html lang='en'><title>Nothing yet</title><body></body></html>";

/** Keeps the browser from laying out what only the extension is to struggle with. */
const unseen = "content-visibility: hidden; contain: strict; block-size: 100px";

/** Nests by script, since the parser itself stops at 512 levels. */
export const deepPage = `<!doctype html><html lang="en"><title>Deep</title><body style="${unseen}"><script>
  let place = document.body;
  for (let level = 0; level < 50000; level++) place = place.appendChild(document.createElement("div"));
  place.textContent = "the bottom";
</script></body></html>`;

/** A million nodes, made by script: more than a tab can be asked to have read. */
export const hugePage = `<!doctype html><html lang="en"><title>Huge</title><body><article style="${unseen}"></article><script>
  const article = document.querySelector("article");
  for (let index = 0; index < 250000; index++) {
    const paragraph = document.createElement("p");
    paragraph.append("A line that is there ", document.createElement("br"), "a quarter of a million times.");
    article.append(paragraph);
  }
</script></body></html>`;

/** Form controls that stand in front of the DOM's own properties. */
export const clobberedPage = articlePage("Clobbered", {
  body: `<form>${[
    "parentNode",
    "nextElementSibling",
    "textContent",
    "getAttribute",
    "children",
    "ownerDocument",
  ]
    .map((name) => `<input name="${name}" id="${name}">`)
    .join("")}</form>`,
});

/** The least that a viewer takes for a document: one empty page. */
export const pdf = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
`;
