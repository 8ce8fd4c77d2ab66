import { expect, test } from "vitest";
import { keepInParts } from "../../../src/extract/keep-in-parts.ts";
import { createSanitizer, markupOf } from "../../../src/sanitize.ts";
import { windowOf } from "./pages.ts";

const window = windowOf("");
const sanitizer = createSanitizer(window, "foreign");

function bodyOf(markup: string): Element {
  const document = new window.DOMParser().parseFromString(markup, "text/html");
  const box = document.createElement("div");
  box.append(...document.body.childNodes);
  return box;
}

test.each([
  ["short", "<div><p onclick='x()'>a</p><p>b</p></div>"],
  [
    "long",
    `<article>\n${"<p>a <b>b</b></p>words<ul><li>c</li></ul><p><font>d</font></p><pre>\n e</pre>".repeat(700)}\n</article>`,
  ],
  ["long in one table", `<table>${"<tr><td>a</td><td><p>b</p></td></tr>".repeat(900)}</table>`],
])("a %s body is the same in parts as in one", async (_what, markup) => {
  const inParts = markupOf(await keepInParts(bodyOf(markup), sanitizer, async () => undefined));
  expect(inParts).toBe(markupOf(sanitizer.keep(bodyOf(markup))));
});

test("a long body gives the page its turn", async () => {
  let turns = 0;
  await keepInParts(bodyOf(`<div>${"<p>a</p>".repeat(6_000)}</div>`), sanitizer, async () => {
    turns += 1;
  });
  expect(turns).toBeGreaterThan(2);
});
