import { expect, test } from "vitest";
import { excerptsOf, marksIn } from "../../../src/search/marks.ts";
import { wantedBy } from "../../../src/search/pattern.ts";
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
