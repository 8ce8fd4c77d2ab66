/** What Readability would take apart or away, and what the article has all the same. */
import { describe, expect, test } from "vitest";
import type { Article } from "../../../../src/model/article.ts";
import { articleIn } from "../pages.ts";

const story =
  "<p>The gate was open and the yard was empty, which was how they had left it, and yet not quite.</p>";

function withinStory(inner: string, outside = ""): Promise<Article> {
  return articleIn(
    `<title>The yard</title>${outside}<article><h1>The yard</h1>${story.repeat(6)}${inner}${story.repeat(2)}</article>`,
  );
}

describe("formulas", () => {
  const formula =
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math>';
  const kept = '<math alttext="x^2"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>';

  test("of the page itself are kept in their line", async () => {
    const { content } = await withinStory(
      `<p>So that ${formula} grows faster than anything before it did.</p>`,
    );
    expect(content).toContain(`<p>So that ${kept} grows`);
  });

  test("that are drawn beside their MathML are kept once", async () => {
    const drawn = `<span class="katex"><span class="katex-mathml">${formula}</span><span class="katex-html" aria-hidden="true"><span>x</span><span>2</span></span></span>`;
    const { content } = await withinStory(
      `<p>So that ${drawn} grows faster than anything before it did.</p>`,
    );
    expect(content.replace(/<\/?span>/g, "")).toContain(`<p>So that ${kept} grows`);
  });

  test("whose MathML is hidden behind a picture are kept without the picture", async () => {
    const pictured = `<span><span style="display: none">${formula}</span><img src="/f.svg" aria-hidden="true" alt="x^2"></span>`;
    const { content } = await withinStory(
      `<p>So that ${pictured} grows faster than anything before it did.</p>`,
    );
    expect(content).toContain(kept);
    expect(content).not.toContain("f.svg");
  });

  test("that exist only as TeX and a drawing are kept as TeX", async () => {
    const tex =
      '<span class="drawn" id="F-1-Frame"><span>x</span><span>2</span></span><script type="math/tex" id="F-1">x^2</script>';
    const { content } = await withinStory(`<p>So that ${tex} grows faster than anything before it did.</p>`);
    expect(content).toContain("<p>So that \\(x^2\\) grows");
  });
});

describe("code", () => {
  test("keeps its language, its lines and its spaces", async () => {
    const { content } = await withinStory(
      '<div class="highlight language-python"><pre><code><span class="k">def</span> gate():\n    <span>return</span> True\n</code></pre></div>',
    );
    expect(content).toContain(
      '<pre><code class="language-python">def gate():\n    return True\n</code></pre>',
    );
  });

  test("whose lines are boxes has its lines", async () => {
    const { content } = await withinStory(
      '<pre class="lang-js"><div class="line">let a = 1;</div><div class="line">  a += 1;</div></pre>',
    );
    expect(content).toContain('<pre class="language-js">let a = 1;\n  a += 1;\n</pre>');
  });

  test("loses the numbers of its lines", async () => {
    const { textContent } = await withinStory(
      "<table><tr><td><pre>1\n2\n</pre></td><td><pre>first();\nsecond();\n</pre></td></tr></table>",
    );
    expect(textContent).toContain("first();");
    expect(textContent).not.toMatch(/^[12]$/m);
  });
});

describe("notes", () => {
  test("and their marks lead to each other within the copy", async () => {
    const { content } = await withinStory(
      '<p>A claim<sup id="back"><a href="#note">1</a></sup> that is in need of a note, and has been given one.</p><ol><li id="note">The note to the claim above, long enough to be one. <a href="#back">↩</a></li></ol><p>And <a href="#gone">a link</a> to a place that is not in the article at all.</p>',
    );
    expect(content).toContain('<sup id="ref-2"><a href="#ref-1">1</a></sup>');
    expect(content).toMatch(/<li id="ref-1">.*<a href="#ref-2">↩<\/a><\/li>/);
    expect(content).toContain('href="https://news.test/story#gone"');
  });

  test("on pages that name places the old way work too", async () => {
    const { content } = await withinStory(
      '<p>A claim <a href="/story#n1">[1]</a> that is in need of a note, and has been given one here.</p><p><a name="n1">[1]</a> The note to the claim above, which is long enough to be one.</p>',
    );
    expect(content).toContain('<a href="#ref-1">[1]</a>');
    expect(content).toContain('<a id="ref-1">[1]</a>');
  });
});

describe("embeds", () => {
  test("become titled links", async () => {
    const { content } = await withinStory(
      '<div class="video-wrapper"><iframe src="https://films.test/embed/7" title="How the gate was built" width="640" height="360" allowfullscreen></iframe></div>',
    );
    expect(content).toContain(
      '<figure><a href="https://films.test/embed/7">How the gate was built</a></figure>',
    );
  });

  test("keep their poster", async () => {
    const { content, images } = await withinStory(
      '<div><video controls poster="/poster.jpg" title="The gate opens" width="640" height="360"><source src="/gate.mp4"></video></div>',
    );
    expect(content).toContain('<a href="https://news.test/gate.mp4"><img src="https://news.test/poster.jpg"');
    expect(images.map(({ url }) => url)).toContain("https://news.test/poster.jpg");
  });

  test("that advertise or watch do not", async () => {
    const { content } = await withinStory(
      '<iframe src="https://ads.test/a" title="Advertisement" width="300" height="250"></iframe><iframe src="https://watch.test/" width="1" height="1"></iframe>',
    );
    expect(content).not.toMatch(/ads\.test|watch\.test/);
  });
});

describe("pictures", () => {
  test("drawn as the background of an empty box are pictures", async () => {
    const { content } = await withinStory(
      `<figure><div class="photo" style="background-image: url('/yard.jpg')"></div><figcaption>The yard at noon.</figcaption></figure>`,
    );
    expect(content).toMatch(
      /<figure>.*<img src="https:\/\/news\.test\/yard\.jpg".*<figcaption>The yard at noon\.<\/figcaption><\/figure>/,
    );
  });

  test("that count visitors are left behind", async () => {
    const { content } = await withinStory(
      '<p>A line of the story that is followed by a pixel. <img src="/count?x=1.2" width="1" height="1"></p>',
    );
    expect(content).not.toContain("count");
  });

  test("in elements of the page's own making are pictures", async () => {
    const { content } = await withinStory(
      '<figure><amp-img src="/gate.jpg" width="600" height="400" alt="Gate"></amp-img></figure>',
    );
    expect(content).toContain('src="https://news.test/gate.jpg"');
  });
});

test("ruby, direction and the ranks of headings are kept", async () => {
  const { content } = await withinStory(
    `<h2>The first part</h2>${story}<h3>Its second half</h3><p><ruby>餡<rp>（</rp><rt>あん</rt><rp>）</rp></ruby> is what the filling of the bun is called in that part of the world.</p><p dir="rtl" lang="ar">كان الباب مفتوحًا وكانت الساحة خالية كما تركوها تمامًا.</p>${story}`,
  );
  expect(content).toContain("<h2>The first part</h2>");
  expect(content).toContain("<h3>Its second half</h3>");
  expect(content).toContain("<ruby>餡<rp>（</rp><rt>あん</rt><rp>）</rp></ruby>");
  expect(content).toContain('<p dir="rtl" lang="ar">');
});
