// @vitest-environment jsdom
import fc from "fast-check";
import { expect, test } from "vitest";
import { safeSvg } from "../../../src/images/svg.ts";
import { svg } from "./pictures.ts";

function safe(inside: string, attributes?: string): string {
  return safeSvg(svg(inside, attributes)) ?? "";
}

test("a drawing stays a drawing", () => {
  const drawing = safe(
    `<title>Tides &amp; times</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>
    <g id="boat"><path d="M0 0h10" style="stroke:url(#g)"/></g></defs>
    <style><![CDATA[ .a > path { fill: url(#g) } ]]></style><use xlink:href="#boat" x="4"/><text>鲱鱼 &lt; 5</text>`,
    'viewBox="0 0 10 10" xmlns:xlink="http://www.w3.org/1999/xlink"',
  );
  const parsed = new DOMParser().parseFromString(drawing, "image/svg+xml");

  expect(parsed.querySelector("parsererror")).toBeNull();
  expect(parsed.querySelector("title")?.textContent).toBe("Tides & times");
  expect(parsed.querySelector("text")?.textContent).toBe("鲱鱼 < 5");
  expect(parsed.querySelector("path")?.getAttribute("style")).toBe("stroke:url(#g)");
  expect(parsed.querySelector("style")?.textContent).toContain("fill: url(#g)");
  expect(parsed.querySelector("use")?.getAttribute("xlink:href")).toBe("#boat");
});

test.each([
  ["a script", "<script>alert(1)</script>"],
  ["a script in a script's clothes", "<svg:script>alert(1)</svg:script>"],
  ["a handler", '<rect onload="alert(1)" ONCLICK="alert(2)"/>'],
  [
    "a page inside",
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>',
  ],
  [
    "a change over time",
    '<a><set attributeName="href" to="javascript:alert(1)"/><animate attributeName="href" values="javascript:alert(1)"/></a>',
  ],
  ["a link that runs", '<a href="javascript:alert(1)"><text>alert</text></a>'],
  ["a link that runs, spelt otherwise", '<a xlink:href="&#106;avascript:alert(1)"/>'],
])("%s is left out", (_name, inside) => {
  expect(safe(inside)).not.toMatch(/alert\(|script/i);
});

test.each([
  ["a picture", '<image href="http://elsewhere.example/a.png"/>'],
  ["a copy", '<use href="http://elsewhere.example/a.svg#b"/>'],
  ["a fill", '<rect fill="url(http://elsewhere.example/#a)"/>'],
  ["a style", `<rect style="fill:url( 'http://elsewhere.example/#a')"/>`],
  ["a style sheet", "<style>@import 'http://elsewhere.example/a.css';</style>"],
  ["a font", "<style>@font-face { src: url(http://elsewhere.example/a) }</style>"],
  ["a style spelt otherwise", "<style>a { fill: u\\72l(http://elsewhere.example/a) }</style>"],
  ["a filter's picture", '<filter><feImage href="http://elsewhere.example/a.png"/></filter>'],
  ["a style sheet for the file", '<?xml-stylesheet href="http://elsewhere.example/a.css"?>'],
])("%s from elsewhere is left out", (_name, inside) => {
  expect(safe(inside)).not.toContain("elsewhere");
});

test("a picture within, as bytes, stays", () => {
  expect(safe('<image href="data:image/png;base64,iVBORw0KGgo="/>')).toContain("iVBORw0KGgo=");
  expect(safe('<image href="data:image/svg+xml;base64,PHN2Zz4="/>')).not.toContain("PHN2Zz4");
});

test("copies of copies are not made", () => {
  const bomb = safe(
    '<g id="a"><path d="M0 0"/></g><g id="b"><use href="#a"/><use href="#a"/></g><use href="#b"/><use href="#b"/>',
  );
  expect(bomb.match(/<use/g)).toHaveLength(2);
});

test.each([
  ["entities of its own", '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>'],
  ["an entity nobody knows", "<svg><text>&nbsp;</text></svg>"],
  ["an element that does not end", "<svg><g>"],
  ["a tag that does not end", '<svg><g fill="red'],
  ["markup after its end", "<svg></svg><svg></svg>"],
  ["text before its start", "text<svg></svg>"],
  ["an attribute without a value", "<svg><g hidden></g></svg>"],
  ["another root", "<html><svg></svg></html>"],
  ["a nesting without end", `<svg>${"<g>".repeat(300)}${"</g>".repeat(300)}</svg>`],
])("%s refuses the whole", (_name, source) => {
  expect(safeSvg(source)).toBeNull();
});

test("making safe what was made safe changes nothing, and gives well-formed XML", () => {
  const piece = fc.constantFrom(
    "<g>",
    "</g>",
    '<rect x="1&amp;2" y=\'"\'/>',
    "text &lt; ]]> &#x41;",
    "<![CDATA[<b>]]>",
    "<!-- - -->",
    "<script>",
    "</script>",
    '<a href="#x">',
    "</a>",
    "<style>a{fill:url(#b)}</style>",
    '<use href="#x"/>',
    "&",
    "<",
    '"',
    "\u0000",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = safeSvg(svg(pieces.join("")));
      if (once === null) return;
      expect(safeSvg(once)).toBe(once);
      expect(new DOMParser().parseFromString(once, "image/svg+xml").querySelector("parsererror")).toBeNull();
      expect(once).not.toContain("script");
    }),
    { numRuns: 300 },
  );
});
