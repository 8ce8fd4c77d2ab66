import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptsOf, marksIn, marksInRuns } from "../../../src/search/marks.ts";
import { wantedBy } from "../../../src/search/pattern.ts";
import { isPlain, isSimplePattern, marksInPlain } from "../../../src/search/plain-marks.ts";
import { parseQuery } from "../../../src/search/query.ts";

function marked(text: string, typed: string, isOpen = false): string {
  const patterns = parseQuery(typed)
    .groups.flat()
    .flatMap((clause) => wantedBy(clause, isOpen)?.pattern ?? []);
  let shown = "";
  let at = 0;
  for (const { from, to } of marksIn(text, patterns)) {
    shown += `${text.slice(at, from)}[${text.slice(from, to)}]`;
    at = to;
  }
  return shown + text.slice(at);
}

test.each([
  ["The harbour wall, the Wall.", "wall", "The harbour [wall], the [Wall]."],
  ["Café and CAFE", "cafe", "[Café] and [CAFE]"],
  ["walls and wallpaper", "wall", "walls and wallpaper"],
  ["the harbour wall; harbour. Wall", '"harbour wall"', "the [harbour wall]; [harbour. Wall]"],
  ["新闻联播，新联闻播", "新闻联", "[新闻联]播，新联闻播"],
  ["海港的海", "海", "[海]港的[海]"],
  ["买iPhone15手机壳", "iphone15手机", "买[iPhone15手机]壳"],
  ["ﾃﾞｰﾀの話", "データ", "[ﾃﾞｰﾀの話]"],
])("in %j, %j marks %j", (text, typed, shown) => {
  expect(marked(text, typed)).toBe(shown);
});

test("a word still being typed marks what begins with it", () => {
  expect(marked("walls and wallpaper", "wal", true)).toBe("[walls] and [wallpaper]");
});

test("an excerpt holds the most different words, whole, within one line", () => {
  const text = `${"Nothing of note happened on that day. ".repeat(20)}\nThe wall. ${"And so on and on. ".repeat(20)}\nThen the storm broke the wall of the harbour at last, as they had feared.\n${"More. ".repeat(80)}`;
  const patterns = parseQuery("storm wall harbour")
    .groups.flat()
    .flatMap((clause) => wantedBy(clause, false)?.pattern ?? []);
  const [best] = excerptsOf(text, marksIn(text, patterns));

  expect(best?.text).toBe("Then the storm broke the wall of the harbour at last, as they had feared.");
  expect(best?.marks.map(({ from, to }) => best.text.slice(from, to))).toEqual(["storm", "wall", "harbour"]);
});

test("the fast way marks what the slow one marks", () => {
  const word = fc.constantFrom(
    "wall",
    "Wall",
    "walls",
    "Cafe",
    "café",
    "CAFÉ",
    "x",
    "Łódź",
    "海",
    "海港",
    "海港海港",
    "データ",
    "々",
    "한국어",
    "a".repeat(39),
    "b".repeat(41),
  );
  const between = fc.constantFrom("", " ", "_", "'", "—", "。", "\n", "・", "÷", "3");
  const texts = fc.array(fc.tuple(word, between), { maxLength: 30 }).map((parts) => parts.flat().join(""));
  fc.assert(
    fc.property(
      texts,
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (text, words, isOpen) => {
        const patterns = words
          .flatMap((typed) => parseQuery(typed).groups.flat())
          .flatMap((clause) => wantedBy(clause, isOpen)?.pattern ?? [])
          .filter(isSimplePattern);
        fc.pre(patterns.length > 0);
        expect(isPlain(text)).toBe(true);
        expect(marksInPlain(text, patterns)).toEqual(marksInRuns(text, patterns));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("every character that counts as plain is marked alike both ways, beside a letter and alone", () => {
  let count = 0;
  const different: string[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (!isPlain(character)) continue;
    count += 1;
    for (const typed of [character, `w${character}`, "w"]) {
      const patterns = parseQuery(typed)
        .groups.flat()
        .flatMap((clause) => wantedBy(clause, false)?.pattern ?? [])
        .filter(isSimplePattern);
      if (patterns.length === 0) continue;
      const text = `w${character} w ${character}w${character}`;
      const [fast, slow] = [marksInPlain(text, patterns), marksInRuns(text, patterns)];
      if (JSON.stringify(fast) !== JSON.stringify(slow)) different.push(`U+${code.toString(16)}`);
    }
  }
  expect(different).toEqual([]);
  expect(count).toBeGreaterThan(30_000);
});
