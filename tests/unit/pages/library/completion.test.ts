import { describe, expect, test } from "vitest";
import { completed, openPart } from "../../../../src/pages/library/completion.ts";

/** The query completed with a name at the caret, which `|` marks. */
function complete(typed: string, name: string): string | null {
  const caret = typed.indexOf("|");
  const query = typed.replace("|", "");
  const part = openPart(query, caret);
  if (part === null) return null;
  const done = completed(query, part, name);
  return `${done.query.slice(0, done.caret)}|${done.query.slice(done.caret)}`;
}

describe("completing a query", () => {
  test("puts the name in the place of the word, the caret after it", () => {
    expect(complete("tide insur|", "insurers")).toBe("tide insurers |");
    expect(complete("insur| walls", "insurers")).toBe("insurers |walls");
  });

  test("keeps field and minus, and quotes what has spaces", () => {
    expect(complete("-site:harb|", "harbour review")).toBe('-site:"harbour review" |');
    expect(complete("tag:coa|", "coast")).toBe("tag:coast |");
  });

  test("offers nothing within a word, after a space, or for one letter", () => {
    expect(complete("ins|ur", "insurers")).toBeNull();
    expect(complete("insur |", "insurers")).toBeNull();
    expect(complete("i|", "insurers")).toBeNull();
  });
});
