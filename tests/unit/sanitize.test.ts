// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSanitizer, markupOf } from "../../src/sanitize.ts";

const sanitizer = createSanitizer(window);
const kept = (markup: string) => markupOf(sanitizer.keep(markup));
const shown = (markup: string) => markupOf(sanitizer.show(markup));

describe("names of a stranger's choosing", () => {
  test.each(["createElement", "createDocumentFragment", "importNode", "body", "querySelectorAll"])(
    "%s does not stand in front of the document's own",
    (name) => {
      const markup = `<p>a</p><img name="${name}" src="https://a.test/p" alt="b"><form name="${name}"></form>`;
      expect(kept(markup)).toBe('<p>a</p><img src="https://a.test/p" alt="b">');
      const { ownerDocument } = sanitizer.keep(markup);
      expect(ownerDocument.querySelector(`[name="${name}"]`)).toBeNull();
    },
  );
});

describe("keeping", () => {
  test.each([
    ["reading elements", '<h2>A</h2><p>b <em>c</em></p><blockquote cite="https://a.test/">q</blockquote>'],
    ["ruby", "<ruby>餡<rp>（</rp><rt>あん</rt><rp>）</rp></ruby>"],
    ["tables", '<table><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>'],
    [
      "figures",
      '<figure><img src="https://a.test/p.png" alt="A" width="9"><figcaption>c</figcaption></figure>',
    ],
    ["code", "<pre><code>a &lt; b\n  c</code></pre>"],
    ["language and direction", '<p lang="ar" dir="rtl">ن</p>'],
    ["times and edits", '<del datetime="2026-01-02">a</del><time datetime="2026">b</time>'],
    [
      "links to the web and to people",
      '<a href="https://a.test/?b=1&amp;c">x</a><a href="mailto:a@b.test">y</a>',
    ],
    ["lists", '<ol start="3" reversed=""><li value="7">a</li></ol>'],
    [
      "formulas",
      '<math display="block" alttext="x^2"><mfrac><msup><mi>x</mi><mn>2</mn></msup><mtext>a</mtext></mfrac></math>',
    ],
    ["links to notes of the text", '<p>a<a href="#ref-1">1</a></p><p id="ref-1">b</p><p id="ref-2-3">c</p>'],
    ["the language of code", '<pre><code class="language-c++">a</code></pre>'],
  ])("lets %s through unchanged", (_what, markup) => {
    expect(kept(markup)).toBe(markup);
  });

  test.each([
    ["scripts", "<p>a<script>alert(1)</script></p>", "<p>a</p>"],
    ["styles", '<style>p{}</style><p style="x">a</p>', "<p>a</p>"],
    ["handlers", '<p onclick="alert(1)">a</p>', "<p>a</p>"],
    ["names and ids", '<p id="a" name="b" class="c">a</p>', "<p>a</p>"],
    ["script addresses", '<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
    ["hidden script addresses", '<a href="java&#10;script:alert(1)">a</a>', "<a>a</a>"],
    ["relative addresses", '<a href="/x">a</a><img src="y.png" alt="b">', '<a>a</a><img alt="b">'],
    ["embedded data", '<img src="data:image/svg+xml,<svg/>" alt="b">', '<img alt="b">'],
    [
      "sets of pictures",
      '<img src="https://a.test/p" srcset="https://a.test/q 2x">',
      '<img src="https://a.test/p">',
    ],
    ["forms but not their text", "<form><p>a <input><button>b</button></p></form>", "<p>a b</p>"],
    ["frames", '<iframe src="https://a.test/"></iframe><p>a</p>', "<p>a</p>"],
    ["drawings", "<svg><circle/></svg><p>a</p>", "<p>a</p>"],
    [
      "what formulas are not made of",
      '<math href="https://a.test/" id="x" onclick="y"><maction><mi>x</mi></maction><mglyph src="https://a.test/"></mglyph></math>',
      "<math><mi>x</mi></math>",
    ],
    ["HTML within a formula, but not its text", "<math><mtext><p>a <b>b</b></p></mtext></math>", "a b"],
    ["empty formulas", "<math><mrow></mrow></math><p>a</p>", "<p>a</p>"],
    [
      "names of places that are not ours",
      '<p id="ref-x"><a href="#top" name="ref-1">a</a></p>',
      "<p><a>a</a></p>",
    ],
    [
      "other classes, of code too",
      '<pre class="x"><code class="language-a b">a</code></pre>',
      "<pre><code>a</code></pre>",
    ],
    ["templates", "<template><p>a</p></template><p>b</p>", "<p>b</p>"],
    ["comments", "<p>a<!-- b --></p>", "<p>a</p>"],
    ["other data", '<p data-x="1" aria-label="y">a</p>', "<p>a</p>"],
    ["attributes of other elements", '<p href="https://a.test/" colspan="2">a</p>', "<p>a</p>"],
    ["our own mark of a picture", '<span data-image-host="a.test">a</span>', "<span>a</span>"],
    [
      "targets and pings",
      '<a href="https://a.test/" target="_top" ping="https://b.test/">a</a>',
      '<a href="https://a.test/">a</a>',
    ],
  ])("drops %s", (_what, markup, expected) => {
    expect(kept(markup)).toBe(expected);
  });

  test("takes a node as well as markup, and leaves the node alone", () => {
    const box = document.createElement("div");
    const paragraph = document.createElement("p");
    paragraph.setAttribute("onclick", "alert(1)");
    paragraph.append("a");
    box.append(paragraph);
    expect(markupOf(sanitizer.keep(box))).toBe("<div><p>a</p></div>");
    expect(paragraph.hasAttribute("onclick")).toBe(true);
  });

  test("has a body for markup that opens with a frameset", () => {
    expect(kept('<frameset><frame src="https://a.test/"></frameset><p>a</p>')).toBe("<p>a</p>");
  });

  test("settles what would parse differently the next time", () => {
    expect(kept("<p><button><p>x</p></button></p>")).toBe("<p></p><p>x</p><p></p>");
  });
});

describe("showing", () => {
  test("names a picture's host and keeps its words, but no address", () => {
    expect(shown('<img src="https://pictures.test/a.png" alt="A wall">')).toBe(
      '<span data-image-host="pictures.test">A wall</span>',
    );
  });

  test("tells whoever has its bytes where a picture stood, and how large", () => {
    const heard: unknown[] = [];
    const fragment = sanitizer.show(
      '<img src="https://a.test/1.png" alt="A wall" width="300" height="200"><img src="https://a.test/2.png">',
      (place, picture) => heard.push([place.textContent, picture]),
    );
    expect(heard).toEqual([
      ["A wall", { url: "https://a.test/1.png", width: 300, height: 200 }],
      ["", { url: "https://a.test/2.png", width: null, height: null }],
    ]);
    expect(markupOf(fragment)).not.toContain("https://a.test");
  });

  test("keeps a link from telling where its reader came from", () => {
    expect(shown('<a href="https://a.test/">a</a>')).toBe(
      '<a href="https://a.test/" rel="noopener noreferrer" referrerpolicy="no-referrer">a</a>',
    );
  });

  test("leaves no attribute a browser fetches by itself", () => {
    const markup =
      '<img src="https://x.test/1" srcset="https://x.test/2" lowsrc="https://x.test/3"><video poster="https://x.test/4" src="https://x.test/5"></video>' +
      '<table background="https://x.test/6"><tr><td background="https://x.test/7" style="background:url(https://x.test/8)">a</td></tr></table>' +
      '<input type="image" src="https://x.test/9"><link rel="stylesheet" href="https://x.test/10"><object data="https://x.test/11"></object>';
    expect(shown(markup)).not.toContain("https://x.test");
  });
});

/** Markup out of pieces that parsers are known to disagree about. */
const pieces = fc
  .array(
    fc.oneof(
      fc
        .constantFrom(
          ..."p a b i div table tr td li ul ol form button svg math style title noscript template select option pre ruby rt h1 font nobr span img br mtext mglyph foreignObject annotation-xml textarea plaintext xmp iframe details".split(
            " ",
          ),
        )
        .chain((name) =>
          fc.constantFrom(
            `<${name}>`,
            `</${name}>`,
            `<${name} id=x onclick=y href="https://a.test/" src="https://a.test/">`,
          ),
        ),
      fc.constantFrom(
        "text ",
        "\n",
        "<!--",
        "-->",
        "&lt;",
        "<",
        '"',
        "<![CDATA[",
        "]]>",
        "\u3000",
        "&amp;amp;",
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(""));

describe("whatever the markup", { timeout: 60_000 }, () => {
  test("keeping twice is keeping once", () => {
    fc.assert(
      fc.property(pieces, (markup) => {
        expect(kept(kept(markup))).toBe(kept(markup));
      }),
      { numRuns: 80 },
    );
  });

  test("showing twice is showing once", () => {
    fc.assert(
      fc.property(pieces, (markup) => {
        expect(shown(shown(markup))).toBe(shown(markup));
      }),
      { numRuns: 80 },
    );
  });

  test("showing what was kept is showing", () => {
    fc.assert(
      fc.property(pieces, (markup) => {
        expect(shown(kept(markup))).toBe(shown(markup));
      }),
      { numRuns: 80 },
    );
  });

  test("nothing but the lists remains", () => {
    fc.assert(
      fc.property(pieces, (markup) => {
        const elements = [...sanitizer.show(markup).querySelectorAll("*")];
        const names = new Set(elements.flatMap((element) => element.getAttributeNames()));
        expect(
          elements.filter(({ localName }) =>
            /^(?:img|svg|mglyph|maction|annotation-xml|form|input|button|style|script|iframe|template)$/.test(
              localName,
            ),
          ),
        ).toEqual([]);
        const formulas = elements.filter(
          ({ namespaceURI }) => namespaceURI === "http://www.w3.org/1998/Math/MathML",
        );
        expect(
          formulas.filter((element) => element.closest("math")?.parentElement?.closest("math") != null),
        ).toEqual([]);
        expect(elements.filter((element) => element.closest("math") !== null)).toEqual(formulas);
        expect(
          [...names].filter((name) => !/^(?:href|rel|referrerpolicy|data-image-host|value|type)$/.test(name)),
        ).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
