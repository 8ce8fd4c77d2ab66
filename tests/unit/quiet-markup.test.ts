// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quietMarkup } from "../../src/quiet-markup.ts";

const all = (markup: string) => quietMarkup(markup, "all");

describe("quiet markup", () => {
  test.each([
    ["handlers", "<p onclick=a>x</p>", "<p data-onclick=a>x</p>"],
    [
      "after a slash or nothing at all",
      "<svg/onload=a><b id='x'onclick=a>",
      "<svg/data-onload=a><b id='x'data-onclick=a>",
    ],
    ["behind a > in a value", '<p title="a>b" OnClick="a">', '<p title="a>b" data-OnClick="a">'],
    ["inline styles", "<p style='color:red'>", "<p data-style='color:red'>"],
    ["scripts, with their text", "<script>a < b</script >", "<noframes>a < b</noframes >"],
    ["sheets", "<svg><style>a{}</style></svg>", "<svg><noframes>a{}</noframes></svg>"],
    ["sounds", '<video src="//a.test/v">', '<video data-src="//a.test/v">'],
    ["what a player may choose from", "<video><source src=v></video>", "<video><param data-src=v></video>"],
    ["bases", "<base href=//a.test/><a href=//a.test/>", "<base data-href=//a.test/><a href=//a.test/>"],
    ["of several, each", "<a onblur=b style=c onfocus>", "<a data-onblur=b data-style=c data-onfocus>"],
  ])("renames %s", (_what, markup, quieted) => {
    expect(all(markup)).toBe(quieted);
  });

  test.each([
    ["words", "a <b>on</b> on = one, style = two < three"],
    ["values", '<a title=" onclick=x style=y" href="/?on=1&style=2">'],
    ["values without quotes", "<a href=/onclick=1>"],
    ["pictures", '<img src="https://a.test/p.png" alt="on">'],
    ["what never ends", '<p title="a onclick=b'],
  ])("leaves %s as they are", (_what, markup) => {
    expect(all(markup)).toBe(markup);
  });

  test("leaves an article what it is read by", () => {
    const markup = '<p style="display:none" onclick="a"></p><script type="application/ld+json">{}</script>';
    expect(quietMarkup(markup, "handlers")).toBe(markup.replace("onclick", "data-onclick"));
  });

  test("no element of it has a handler or a style, whatever it is made of", () => {
    const parts = [
      "<",
      ">",
      "p",
      " ",
      "/",
      "=",
      '"',
      "'",
      "onload",
      "style",
      "a",
      "<p ",
      "<svg/",
      "onclick=x",
      "\n",
    ];
    const markup = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((list) => list.join(""));
    fc.assert(
      fc.property(markup, (text) => {
        const parsed = new DOMParser().parseFromString(all(text), "text/html");
        const names = [...parsed.querySelectorAll("*")].flatMap((element) => element.getAttributeNames());
        expect(names.filter((name) => /^(?:on|style$)/.test(name))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("takes as long for ten times the text as ten times", () => {
    for (const piece of ["<a ", "<a b='", '<a b="<', "<p onclick=a ", "<", "</", "<script", " = ", "\"'"]) {
      const started = performance.now();
      all(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - started, piece).toBeLessThan(3_000);
    }
  });
});
