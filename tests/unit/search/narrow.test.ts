import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { narrowed } from "../../../src/search/narrow.ts";

/** An excerpt as written here: what is marked stands in brackets. */
function excerpt(written: string) {
  const marks: { from: number; to: number }[] = [];
  let text = "";
  for (const part of written.split(/(\[[^\]]*\])/)) {
    const isMark = part.startsWith("[");
    const plain = isMark ? part.slice(1, -1) : part;
    if (isMark) marks.push({ from: text.length, to: text.length + plain.length });
    text += plain;
  }
  return { text, marks };
}

/** An excerpt written as above. */
function written({ text, marks }: ReturnType<typeof narrowed>): string {
  let said = "";
  let at = 0;
  for (const { from, to } of marks) {
    said += `${text.slice(at, from)}[${text.slice(from, to)}]`;
    at = to;
  }
  return said + text.slice(at);
}

const narrow = (typed: string) => written(narrowed(excerpt(typed)));

describe("an excerpt for a list with little room", () => {
  test("stays as it is where it is short", () => {
    expect(narrow("The surveyors counted ninety [lanterns].")).toBe(
      "The surveyors counted ninety [lanterns].",
    );
  });

  test("keeps what stands about each mark, and leaves out what lies between them", () => {
    expect(
      narrow(
        "…two underwriters withdrew cover for the lower streets, and the remaining [insurers] asked for the ledgers kept by the harbour office since the [storm] of 1896, all of them…",
      ),
    ).toBe(
      "…and the remaining [insurers] asked for the ledgers … harbour office since the [storm] of 1896, all of them…",
    );
  });

  test("cuts Chinese between characters, without a space", () => {
    expect(
      narrow(
        "档案馆保存的老账本从一八九六年记到今天一页不缺地写着每一次[潮位]的高低和当天风向还有值班人签下的名字与时辰，后人照着它画出了第一张[潮位]表",
      ),
    ).toBe("…天一页不缺地写着每一次[潮位]的高低和当天风向还有值…后人照着它画出了第一张[潮位]表");
  });

  test("loses no mark, and marks the same words, whatever the text", () => {
    const parts = fc.array(
      fc.tuple(fc.string({ maxLength: 60 }), fc.string({ minLength: 1, maxLength: 8 })),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(parts, fc.string({ maxLength: 60 }), (pairs, end) => {
        const plain = (text: string) => text.replaceAll(/[[\]]/g, "x");
        const typed = pairs.map(([before, mark]) => `${plain(before)}[${plain(mark)}]`).join("") + plain(end);
        const whole = excerpt(typed);
        const cut = narrowed(whole);
        const wordsOf = ({ text, marks }: typeof whole | typeof cut) =>
          marks.map(({ from, to }) => text.slice(from, to));
        expect(wordsOf(cut)).toEqual(wordsOf(whole));
        expect(cut.text.length).toBeLessThanOrEqual(whole.text.length + 2 + 3 * whole.marks.length);
      }),
    );
  });
});
