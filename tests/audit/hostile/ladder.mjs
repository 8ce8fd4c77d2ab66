/** Pages of growing size, built by script in the page; `count` is nodes, levels or characters. */

/** @typedef {(count: number, sentence: string) => void} Build */

/** @type {Build} */
const paragraphs = (count, sentence) => {
  const article = document.createElement("article");
  // Drawing a million nodes is the browser's trouble; reading them is what is measured.
  if (count > 100_000) article.style.contentVisibility = "hidden";
  for (let made = 0; made < count; made += 2) {
    const paragraph = document.createElement("p");
    paragraph.textContent = sentence;
    article.append(paragraph);
  }
  document.body.append(article);
};

/** @type {Build} */
const boxes = (count, sentence) => {
  for (let made = 0; made < count; ) {
    let into = document.body;
    for (let depth = 0; depth < 40 && made < count; depth += 1, made += 2) {
      const box = document.createElement("div");
      box.append(sentence);
      into.append(box);
      into = box;
    }
  }
};

/** @type {Build} */
const characters = (count, sentence) => {
  const article = document.createElement("article");
  article.style.contentVisibility = "hidden";
  for (let made = 0; made < count; made += 1_000_000) {
    const paragraph = document.createElement("p");
    paragraph.textContent = sentence.repeat(Math.ceil(1_000_000 / sentence.length));
    article.append(paragraph);
  }
  document.body.append(article);
};

/** @type {Build} */
const levels = (count, sentence) => {
  const top = document.createElement("div");
  let into = top;
  for (let level = 0; level < count; level += 1) {
    const box = document.createElement("div");
    into.append(box);
    into = box;
  }
  into.append(sentence.repeat(10));
  // Laying out so deep a tree is more than the browser itself survives.
  top.style.display = "none";
  for (let index = 0; index < 5; index += 1) {
    const paragraph = document.createElement("p");
    paragraph.textContent = sentence.repeat(5);
    document.body.append(paragraph);
  }
  document.body.append(top);
};

const refusalMs = 3_000;
export const rungs = [
  { name: "10,000 nodes", build: paragraphs, count: 10_000, mostMs: 1_000, refusalMs },
  { name: "10,000 nodes in boxes", build: boxes, count: 10_000, mostMs: 1_000, refusalMs },
  { name: "100,000 nodes", build: paragraphs, count: 100_000, mostMs: 5_000, refusalMs },
  { name: "1,000,000 nodes", build: paragraphs, count: 1_000_000, mostMs: 30_000, refusalMs },
  { name: "50 MB", build: characters, count: 50_000_000, mostMs: 30_000, refusalMs },
  { name: "100,000 levels", build: levels, count: 100_000, mostMs: 30_000, refusalMs },
];
