import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { checkCorrection } from "../../../../src/model/corrections.ts";
import { fakeBrowser } from "../../fake-browser.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { problemText, readTyped, typedText } = await import("../../../../src/pages/reader/correction-text.ts");

test("a time is read as people write it", () => {
  expect(readTyped("publishedTime", "2023")).toEqual({ ok: true, value: "2023" });
  expect(readTyped("publishedTime", "November 2, 2023, 5:07 p.m.")).toEqual({
    ok: true,
    value: "2023-11-02T17:07",
  });
  expect(readTyped("publishedTime", "2023年11月2日 5时07分")).toEqual({
    ok: true,
    value: "2023-11-02T05:07",
  });
  expect(readTyped("publishedTime", "one day in May")).toEqual({ ok: false, problem: "time" });
});

test.each(["2023", "2023-11", "2023-11-02", "2023-11-02T05:07", "2023-11-02T05:07:09+08:00"])(
  "the time %s stands in its field as it is read again",
  (time) => {
    expect(readTyped("publishedTime", typedText("publishedTime", time))).toEqual({ ok: true, value: time });
  },
);

test("names are set apart by semicolons, enumeration commas, or commas where there is nothing else", () => {
  expect(readTyped("authors", "辛阳、李娜")).toEqual({ ok: true, value: ["辛阳", "李娜"] });
  expect(readTyped("authors", "Ada Lindqvist, Bo Ek")).toEqual({
    ok: true,
    value: ["Ada Lindqvist", "Bo Ek"],
  });
  expect(readTyped("authors", "King, Jr.; Bo Ek")).toEqual({ ok: true, value: ["King, Jr.", "Bo Ek"] });
  expect(readTyped("authors", "")).toEqual({ ok: true, value: [] });
});

test("any list of names without a separator comes back as it was", () => {
  // Composed first: the Greek question mark becomes a semicolon.
  const name = fc
    .string({ unit: "grapheme", maxLength: 30 })
    .filter((text) => !/[;；、\n]/.test(text.normalize("NFC")));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), (names) => {
      const kept = checkCorrection("authors", names);
      expect(kept.ok ? readTyped("authors", typedText("authors", kept.value)) : kept).toEqual(kept);
    }),
  );
});

test("an address may be typed without its scheme", () => {
  expect(readTyped("originalUrl", "news.example/a")).toEqual({ ok: true, value: "https://news.example/a" });
  expect(readTyped("originalUrl", "no address")).toEqual({ ok: false, problem: "address" });
});

test("what is wrong is said in a sentence", () => {
  expect(problemText("time")).toMatch(/^This is no date .*\.$/);
});
