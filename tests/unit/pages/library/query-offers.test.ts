import { describe, expect, test } from "vitest";
import { offered, offersAt, type QueryNames } from "../../../../src/pages/library/query-offers.ts";

const german: Readonly<Record<string, string>> = { author: "Verfasser", unread: "Ungelesen", note: "Notiz" };
const names: QueryNames = {
  field: (field) => german[field] ?? field,
  state: (state) => german[state] ?? state,
  holding: (holding) => german[holding] ?? holding,
};

/** What is offered at the caret, which `|` marks. */
function offersOf(typed: string): readonly string[] {
  return offersAt(typed.replace("|", ""), typed.indexOf("|"), names).offers.map(({ text }) => text);
}

/** The query with the first offer taken. */
function take(typed: string): string {
  const query = typed.replace("|", "");
  const caret = typed.indexOf("|");
  const { from, offers } = offersAt(query, caret, names);
  const [first] = offers;
  if (first === undefined) throw new Error(`nothing is offered for ${typed}`);
  const done = offered(query, caret, from, first);
  return `${done.query.slice(0, done.caret)}|${done.query.slice(done.caret)}`;
}

describe("while one types", () => {
  test("fields are offered by their names, and by the reader's word for them", () => {
    expect(offersOf("lamps au|")).toEqual(["author:"]);
    expect(offersOf("Verf|")).toEqual(["author:"]);
    expect(offersOf("-si|")).toEqual(["site:"]);
  });

  test("states and holdings are offered after their field, and by themselves", () => {
    expect(offersOf("is:|")).toHaveLength(6);
    expect(offersOf("is:un|")).toEqual(["is:unread", "is:uncaptured"]);
    expect(offersOf("has：no|")).toEqual(["has:note"]);
    expect(offersOf("Ungel|")).toEqual(["is:unread"]);
  });

  test("nothing is offered for one letter, within a word or a quotation, or for what is whole", () => {
    expect(["a|", "au|thor", '"a ti|', "lamps |", "is:unread|", "author:ti|"].map(offersOf)).toEqual(
      Array.from({ length: 6 }, () => []),
    );
  });

  test("what is taken stands in the place of what was begun: a field to go on with, a state closed", () => {
    expect(take("lamps au|")).toBe("lamps author:|");
    expect(take("-has:no| lamps")).toBe("-has:note |lamps");
    expect(take("Ungel|")).toBe("is:unread |");
  });
});
