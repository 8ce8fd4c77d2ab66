/** Pages that put their article in place in ways of their own, each made for the stories of live-pages.ts. */

/** Lines of a story, none like another, each naming its subject. */
function lines(subject: string, count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `<p>Line ${index + 1} about ${subject} says what was seen that morning from the quay, by whom, and how the day went on after it.</p>`,
  ).join("");
}

const formula =
  '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math>';

const shapes = `<h2>How high the water stood</h2>
  <p>So that <span class="katex"><span class="katex-mathml">${formula}</span><span class="katex-html" aria-hidden="true"><span>x</span><span>2</span></span></span> grows faster than the wall, as the engineers have written<sup id="mark"><a href="#note">1</a></sup> in a letter.</p>
  <figure><div class="drawn"></div><figcaption>The wall, seen from the sea.</figcaption></figure>
  <figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/late.png" data-type="png" width="400" height="300"><figcaption>The quay in the afternoon.</figcaption></figure>
  <figure><picture><source srcset="/wide.png 1200w, /small.png 300w"><img src="data:," alt="Crates"></picture></figure>
  <p><img src="/count.gif?x" width="1" height="1"></p>
  <div class="video"><iframe src="https://films.test/embed/7" title="The storm, filmed" width="640" height="360" allowfullscreen></iframe></div>
  <div class="highlight language-python"><pre><code><span>def</span> wall(height):
    <span>return</span> height + 1
</code></pre></div>
  <table><thead><tr><th>Year</th><th>Height in metres</th></tr></thead><tbody><tr><td>1903</td><td>3.2</td></tr><tr><td>2026</td><td>4.1</td></tr></tbody></table>
  <blockquote><p>It will hold, for now, and for as long as anybody here will live to see it.</p></blockquote>
  <ol><li>First the <ruby>堤<rp>(</rp><rt>つつみ</rt><rp>)</rp></ruby> was raised by hand, in the year of the flood.</li><li>Then by engine, when there was one.<ul><li>With stones from the hill behind the town.</li></ul></li></ol>
  <p dir="rtl" lang="ar">كان الجدار عاليًا في ذلك الصباح ولم يتغير شيء بعد ذلك اليوم.</p>`;

const style = `
  .unshown { display: none }
  .contents { display: contents }
  .drawn { width: 400px; height: 300px; background: url("/drawn.png") }
  .bar { position: fixed; inset: auto 0 0 0; height: 220px; background: white }
  .folded { max-height: 60px; overflow: hidden }
  .late { content-visibility: auto }`;

const script = `
  const host = document.querySelector("harbour-report");
  const closed = host.attachShadow({ mode: "closed" });
  closed.append(document.getElementById("in-closed").content.cloneNode(true));
  document.getElementById("in-place").append(document.getElementById("streamed").content.cloneNode(true));
  const shown = document.querySelector("[data-later]");
  shown.hidden = false;`;

/** One page with most of what a live page may do to its text. */
export const livePage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The wall at Port Ellery</title><style>${style}</style></head><body>
  <div class="bar"><p>We and our eight hundred partners would like to follow you about, if you do not mind.</p><button>Agree</button></div>
  <template id="in-closed">${lines("the closed part", 3)}</template>
  <template id="streamed">${lines("the streamed part", 3)}</template>
  <main><article><h1>The wall at Port Ellery</h1>
    ${lines("the wall", 4)}
    <p class="unshown">A line that the page does not show to anybody, and that is no part of what it says.</p>
    <div class="contents">${lines("the boxless part", 2)}</div>
    <div class="folded">${lines("the folded part", 4)}</div>
    <div class="late">${lines("the part below", 2)}</div>
    <div hidden data-later>${lines("the revealed part", 2)}</div>
    <div id="in-place"></div>
    <harbour-report></harbour-report>
    ${shapes}
    ${lines("the sea", 3)}
    <ol><li id="note">The letter of the engineers to the council, in the spring. <a href="#mark">↩</a></li></ol>
  </article></main>
  <script>${script}</script></body></html>`;

/** A page whose article lies in a frame of its own site. */
export const framePage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The mill in the frame</title></head><body>
  <h1>The mill in the frame</h1><iframe src="/frame-inside" width="800" height="600"></iframe></body></html>`;

export const frameInside = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Inside</title><body><article>${lines("the framed mill", 8)}</article></body></html>`;

/** A page without an end: two articles below each other, the second reached by scrolling. */
export const endlessPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The mill burns at night</title>
  <meta property="og:title" content="The mill burns at night"><meta property="article:published_time" content="2026-01-02T03:04:05Z"></head><body><main>
  <article><h1>The mill burns at night</h1>${lines("the burning mill", 14)}</article>
  <article id="second"><h1>The bridge stands in the morning</h1>${lines("the standing bridge", 14)}</article></main></body></html>`;

/** A site that changes its article and its address without loading a page, and leaves its head as it was. */
export const applicationPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The mill burns at night</title>
  <link rel="canonical" href="http://app.test/2026/the-mill-burns-at-night"><meta property="og:title" content="The mill burns at night">
  <meta property="og:description" content="How the mill came to burn, and who was there to see it.">
  <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The mill burns at night","url":"http://app.test/2026/the-mill-burns-at-night","datePublished":"2026-01-02T03:04:05Z"}</script></head><body>
  <main id="view"><article><h1>The mill burns at night</h1>${lines("the burning mill", 8)}</article></main>
  <template id="second"><article><h1>The bridge stands in the morning</h1>${lines("the standing bridge", 8)}</article></template>
  <script>globalThis.goOn = () => {
    history.pushState(null, "", "/2026/the-bridge-stands-in-the-morning");
    document.title = "The bridge stands in the morning";
    document.getElementById("view").replaceChildren(document.getElementById("second").content.cloneNode(true));
  };</script></body></html>`;

/** One page of an article of several, as a Chinese newspaper's site numbers them. */
export function serialPage(page: number, pages: number): string {
  const name = (number: number) => (number === 1 ? "serial.html" : `serial_${number}.html`);
  const links = Array.from({ length: pages }, (_, index) =>
    index + 1 === page ? `<span>${index + 1}</span>` : `<a href="${name(index + 1)}">${index + 1}</a>`,
  );
  const next = page < pages ? `<a href="${name(page + 1)}">下一页</a>` : "";
  const story = Array.from(
    { length: 5 },
    (_, line) =>
      `<p>第${page}页第${line + 1}段：那天早上人们从码头上看到的，和后来镇上流传的说法并不一样，老船长把两种说法都记在了本子里。</p>`,
  ).join("");
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>码头上的本子_第${page}页</title></head><body>
    <main><h1>码头上的本子</h1><div class="content">${story}</div><div class="pages">${links.join(" ")} ${next}</div></main></body></html>`;
}
