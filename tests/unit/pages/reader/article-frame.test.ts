// @vitest-environment jsdom
import { expect, test } from "vitest";
import { fillFrame, fitFrame } from "../../../../src/pages/reader/article-frame.ts";

function content(...nodes: readonly Node[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes);
  return fragment;
}

function heading(text: string, dir?: string): HTMLElement {
  const element = document.createElement("h2");
  element.textContent = text;
  if (dir !== undefined) element.dir = dir;
  return element;
}

test("an article written from right to left is set so, and a part that says otherwise keeps its own way", () => {
  const inner = document.implementation.createHTMLDocument();
  fillFrame(inner, content(heading("سور البحر"), heading("The sea wall", "ltr")), { lang: "ar", dir: "rtl" });

  expect([inner.documentElement.lang, inner.documentElement.dir]).toEqual(["ar", "rtl"]);
  expect([...inner.querySelectorAll("h2")].map(({ dir }) => dir)).toEqual(["", "ltr"]);
});

test("where the page did not say, the text itself decides", () => {
  const inner = document.implementation.createHTMLDocument();
  fillFrame(inner, content(heading("سور البحر")), { lang: null, dir: null });

  expect(inner.documentElement.dir).toBe("auto");
  expect(inner.documentElement.hasAttribute("lang")).toBe(false);
});

test("the frame is as high as all of its text, so that the browser's search scrolls the page to any of it", () => {
  const inner = document.implementation.createHTMLDocument();
  const frame = document.createElement("iframe");
  inner.body.getBoundingClientRect = () => ({ height: 12_345.2 }) as DOMRect;
  fitFrame(frame, inner);
  expect(frame.style.getPropertyValue("block-size")).toBe("12346px");
});

test("a wide table scrolls in a box of its own, one within another with it", () => {
  const inner = document.implementation.createHTMLDocument();
  const [outer, nested] = [document.createElement("table"), document.createElement("table")];
  outer.insertRow().insertCell().append(nested);
  fillFrame(inner, content(outer), { lang: "en", dir: "ltr" });

  expect(outer.parentElement?.className).toBe("table-scroll");
  expect(inner.querySelectorAll(".table-scroll")).toHaveLength(1);
});
