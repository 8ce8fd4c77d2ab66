import fc from "fast-check";
import { expect, test } from "vitest";
import { createTermTable } from "../../../src/search/term-table.ts";

test("numbers terms as a Map does, however many there are", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 6 }), { maxLength: 400 }), (terms) => {
      const table = createTermTable();
      const known = new Map<string, number>();
      for (const term of terms) {
        if (!known.has(term)) known.set(term, known.size);
        expect(table.numberOf(`<${term}>`, 1, term.length + 1)).toBe(known.get(term));
      }
      expect(table.terms).toEqual([...known.keys()]);
    }),
  );
});

test("grows, and finds again what it held before", () => {
  const table = createTermTable();
  const numbers = Array.from({ length: 20_000 }, (_, number) => String(number));
  const given = numbers.map((term) => table.numberOf(term, 0, term.length));
  expect(given).toEqual(numbers.map(Number));
  expect(numbers.map((term) => table.numberOf(term, 0, term.length))).toEqual(given);
});
