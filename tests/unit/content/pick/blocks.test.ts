import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { blocksOn } from "../../../../src/content/pick/blocks.ts";
import { type PageWindow, readerOf } from "../../../../src/extract/page-dom.ts";

function pageOf(body: string) {
  const window: PageWindow = new JSDOM(`<!doctype html><body>${body}</body>`, {
    runScripts: "dangerously",
  }).window;
  const blocks = blocksOn(readerOf(window), window);
  const find = (selector: string): Element => {
    const element = window.document.querySelector(selector);
    if (element === null) throw new Error(`no ${selector}`);
    return element;
  };
  return { blocks, find };
}

const story = `<main><article><div id="wrap"><div id="box"><p id="one">One <em id="word">word</em>.</p>
  <p id="two">Two.</p></div></div><p id="empty"></p><p id="three">Three.</p><img id="picture"></article></main>`;

test("a word belongs to the block its line stands in, a picture to itself", () => {
  const { blocks, find } = pageOf(story);
  expect(blocks.of(find("#word")).id).toBe("one");
  expect(blocks.of(find("#picture")).id).toBe("picture");
});

test("wider passes over boxes that hold no more, and ends at the body", () => {
  const { blocks, find } = pageOf(story);
  expect(blocks.wider(find("#one")).id).toBe("box");
  expect(blocks.wider(find("#box")).localName).toBe("article");
  expect(blocks.wider(find("body")).localName).toBe("body");
});

test("narrower goes to the first smaller block, and stays where there is none", () => {
  const { blocks, find } = pageOf(story);
  expect(blocks.narrower(find("body")).id).toBe("wrap");
  expect(blocks.narrower(find("#wrap")).id).toBe("one");
  expect(blocks.narrower(find("#two")).id).toBe("two");
});

test("beside passes over what is empty and out of boxes that have no more", () => {
  const { blocks, find } = pageOf(story);
  expect(blocks.beside(find("#one"), "after").id).toBe("two");
  expect(blocks.beside(find("#two"), "after").id).toBe("three");
  expect(blocks.beside(find("#three"), "before").id).toBe("wrap");
  expect(blocks.beside(find("#one"), "before").id).toBe("one");
});

test("picks stand in the page's order, none within another", () => {
  const { blocks, find } = pageOf(story);
  const tidied = blocks.tidied([find("#three"), find("#one"), find("#box"), find("#three")]);
  expect(tidied.map(({ id }) => id)).toEqual(["box", "three"]);
});

test("names that a page gives its fields mislead nobody", () => {
  const { blocks, find } = pageOf(
    `<form id="form"><input name="parentElement"><input name="firstChild"><p id="in">In the form.</p></form><p id="out">Out.</p>`,
  );
  expect(blocks.wider(find("#in")).localName).toBe("body");
  expect(blocks.narrower(find("#form")).id).toBe("in");
  expect(blocks.beside(find("#in"), "after").id).toBe("out");
});
