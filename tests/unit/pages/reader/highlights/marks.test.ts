import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test, vi } from "vitest";
import type { Highlight } from "../../../../../src/model/highlight.ts";
import { fakeBrowser } from "../../../fake-browser.ts";
import { highlightOn } from "../../../store/fresh-library.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { window } = new JSDOM("");
for (const name of ["Node", "NodeFilter"] as const) vi.stubGlobal(name, window[name]);
vi.stubGlobal("CSS", { escape: (value: string) => value });
const { articleText, linesOf, passageOf, rangeOf } = await import(
  "../../../../../src/pages/reader/highlights/article-text.ts"
);
const { drawMarks, idsOf, marksOf } = await import("../../../../../src/pages/reader/highlights/marks.ts");

const markup = `<h2>Of <em>walls</em></h2>
<p>The council 😀 voted <a href="https://a.invalid/">nine to two</a>.<br>Later</p><ul>
  <li>One</li>
  <li>Two <math><mi>x</mi><mo>+</mo><mi>y</mi></math> three</li>
</ul><figure><span data-image-host="a.invalid">A picture</span><figcaption>Said below</figcaption></figure>
<table><tbody><tr> <td>1</td> <td>2</td> </tr></tbody></table>
<p lang="ja"><ruby>漢<rt>かん</rt></ruby>字</p><pre>a
  b</pre>`;

function page(): HTMLElement {
  return new JSDOM(`<body>${markup}`).window.document.body;
}

const owner = { entryId: "e", snapshotId: "s" };
function highlight(id: string, changes: Partial<Highlight> = {}): Highlight {
  return { ...highlightOn(owner), modifiedAt: "2026-11-01T11:00:00.000Z", id, ...changes };
}

test("whatever is marked, the text and what is around it stay, and every word of it is in a mark", () => {
  const text = articleText(page());
  const place = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: text.length }));
  fc.assert(
    fc.property(fc.array(place, { maxLength: 6 }), fc.array(place, { maxLength: 3 }), (first, then) => {
      const root = page();
      const before = root.innerHTML;
      for (const places of [first, then]) {
        const placed = places.map(([from, length], index) => ({
          highlight: highlight(`h${index}`),
          passage: { from, to: Math.min(text.length, from + length) },
        }));
        drawMarks(root, placed);
        expect(articleText(root)).toBe(text);
        for (const {
          highlight: { id },
          passage,
        } of placed) {
          const words = marksOf(root, id)
            .map((mark) => mark.textContent)
            .join("");
          const wanted = text.slice(passage.from, passage.to);
          // A formula is marked as a whole; white space between blocks is not.
          for (const word of wanted.match(/[a-z]{3,}/gi) ?? []) expect(words).toContain(word);
        }
      }
      drawMarks(root, []);
      expect(root.innerHTML).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test("where two overlap, the newer lies on top and both are known", () => {
  const root = page();
  const text = articleText(root);
  const [older, newer] = [
    highlight("older", { createdAt: "2026-11-01T11:00:00.000Z", colour: "blue" }),
    highlight("newer", { createdAt: "2026-11-01T12:00:00.000Z", colour: "pink", note: "n" }),
  ];
  const from = text.indexOf("The council");
  drawMarks(root, [
    { highlight: older, passage: { from, to: from + 11 } },
    { highlight: newer, passage: { from: from + 4, to: from + 19 } },
  ]);

  const marks = [...root.querySelectorAll<HTMLElement>("mark")];
  expect(marks.map(({ textContent, dataset }) => [textContent, dataset["colour"], dataset["under"]])).toEqual(
    [
      ["The ", "blue", undefined],
      ["council", "pink", "blue"],
      [" 😀 vote", "pink", undefined],
    ],
  );
  expect(idsOf(marks[1])).toEqual(["newer", "older"]);
  expect(marks.map(({ tabIndex, dataset }) => [tabIndex, dataset["note"]])).toEqual([
    [0, undefined],
    [0, undefined],
    [-1, ""],
  ]);
});

test("a selection is the words in it, without white space at its ends and without pictures", () => {
  const root = page();
  const text = articleText(root);
  const range = root.ownerDocument.createRange();
  range.selectNodeContents(root);
  const passage = passageOf(root, range);

  expect(passage).toEqual({ from: 0, to: text.length });
  expect(text).not.toContain("A picture");
  const gap = root.ownerDocument.createRange();
  const [list] = root.querySelectorAll("ul");
  gap.setStart(list?.firstChild as Node, 0);
  gap.setEnd(list?.firstChild as Node, 2);
  expect(passageOf(root, gap)).toBeNull();
});

test("a passage gives the range it came from, also through marks", () => {
  const root = page();
  const from = articleText(root).indexOf("voted");
  drawMarks(root, [{ highlight: highlight("h"), passage: { from: from + 2, to: from + 9 } }]);
  const range = rangeOf(root, { from, to: from + 17 });

  expect(range?.toString()).toBe("voted nine to two");
  expect(range === null ? null : passageOf(root, range)).toEqual({ from, to: from + 17 });
});

test("a quotation is read line by line, without the readings of its characters", () => {
  const root = page();

  expect(linesOf(root, { from: 0, to: articleText(root).length })).toBe(
    "Of walls\nThe council 😀 voted nine to two.\nLater\nOne\nTwo x+y three\nSaid below\n1\n2\n漢字\na\n  b",
  );
});
