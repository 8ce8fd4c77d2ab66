import fc from "fast-check";
import { expect, test } from "vitest";
import { findHighlight, pointsBefore, quoteOf, searchedText, unitAt } from "../../../src/model/quote.ts";

/** A highlight of the first place of some words. */
function highlightOf(text: string, words: string, nth = 0) {
  let from = text.indexOf(words);
  for (let step = 0; step < nth; step += 1) from = text.indexOf(words, from + 1);
  const to = from + words.length;
  return {
    ...quoteOf(text, { from, to }),
    start: pointsBefore(text, from),
    end: pointsBefore(text, to),
  };
}

function foundIn(text: string, highlight: ReturnType<typeof highlightOf>, isOwnText = false): string | null {
  const found = findHighlight(searchedText(text), highlight, isOwnText);
  return found === null ? null : `${text.slice(0, found.from)}[${text.slice(found.from, found.to)}]`;
}

test("in its own text it stands where it was made, whatever stands elsewhere", () => {
  const text = "the wall and the wall and 😀 the wall again";

  expect(foundIn(text, highlightOf(text, "the wall", 2), true)).toBe(
    "the wall and the wall and 😀 [the wall]",
  );
});

test("places are counted in characters, so that what is outside of the first plane moves nothing", () => {
  expect(pointsBefore("a😀b", 3)).toBe(2);
  expect(unitAt("a😀b", 2)).toBe(3);
  expect(unitAt("a😀b", 9)).toBe(4);
});

test("any passage of any text is found again at its place", () => {
  const anyText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const points = [...text];
      const first = a % points.length;
      const last = first + 1 + (b % (points.length - first));
      const from = points.slice(0, first).join("").length;
      const to = points.slice(0, last).join("").length;
      const highlight = { ...quoteOf(text, { from, to }), start: first, end: last };
      expect(findHighlight(searchedText(text), highlight, true)).toEqual({ from, to });
      expect([pointsBefore(text, from), unitAt(text, last)]).toEqual([first, to]);
    }),
  );
});

test("in a later wording it stands where its words stand with what was before or after them", () => {
  const highlight = highlightOf(
    "On Monday the council met. It voted nine to two, and went home. Nobody spoke.",
    "nine to two",
  );

  expect(
    foundIn("It voted nine to two. On Monday the council met. It voted nine to two, later.", highlight),
  ).toBe("It voted nine to two. On Monday the council met. It voted [nine to two]");
  expect(foundIn("Of it: nine to two, and went home. Nobody spoke.", highlight)).toBe("Of it: [nine to two]");
});

test("where only the same few words stand, in other company, it stands no more", () => {
  const highlight = highlightOf(
    "On Monday the council met. It voted nine to two, and went home.",
    "nine to two",
  );

  expect(foundIn("The score was nine to two in the second half.", highlight)).toBeNull();
  expect(foundIn("On Monday the council met. It voted eight to three, and went home.", highlight)).toBeNull();
});

test("a long quotation is known by itself", () => {
  const words = "the harbour master writes its name in a book that his grandmother began";
  const highlight = highlightOf(`At six ${words}, they say.`, words);

  expect(foundIn(`Elsewhere: ${words}!`, highlight)).toBe(`Elsewhere: [${words}]`);
});

test("white space between the words may differ between two captures", () => {
  const highlight = highlightOf("One end.Two begins here and goes on.", "end.Two begins");

  expect(foundIn("One end.\n  Two begins here and goes on.", highlight)).toBe("One [end.\n  Two begins]");
});

test("a text of one letter over and over takes no time", () => {
  const text = "a".repeat(200_000);
  const started = performance.now();
  foundIn(text, { exact: "a".repeat(20_000), prefix: "b", suffix: "b", start: 0, end: 20_000 });

  expect(performance.now() - started).toBeLessThan(2_000);
});

test("what stands around is cut between characters", () => {
  const { prefix, suffix } = quoteOf(`😀${"x".repeat(31)}here${"x".repeat(31)}😀`, { from: 33, to: 37 });

  expect(prefix).toBe("x".repeat(31));
  expect(suffix).toBe("x".repeat(31));
});
