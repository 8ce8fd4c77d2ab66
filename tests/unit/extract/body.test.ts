import { describe, expect, test } from "vitest";
import { articleIn } from "./pages.ts";

/** Sentences of an invented story; each stands once, since a text that repeats itself is looked at askance. */
const told = [
  "The ferry left the old pier at six, with four passengers and a dog that belonged to none of them.",
  "Nobody spoke until the lights of the town were gone, and then everybody spoke at the same time.",
  "The captain, who had made the crossing for thirty years, said that the fog would lift by seven.",
  "It did not lift, and at half past seven the engine stopped, as it had done once before in winter.",
  "They waited for the coast guard, shared two oranges, and learned each other's names and trades.",
  "By noon all of them stood on the quay again, and the dog had chosen the schoolteacher for good.",
];
const paragraphs = told.map((text) => `<p>${text}</p>`);
const page = (inner: string) =>
  `<title>The ferry</title><main><article><h1>The ferry</h1>${inner}</article></main>`;
const story = async (inner: string) => (await articleIn(page(inner))).textContent;

describe("what is no story", () => {
  test("a box of teasers between paragraphs, by its name", async () => {
    const teasers = '<div class="related-stories"><h3>Harbour dues rise</h3><p>The council voted.</p></div>';
    expect(await story([...paragraphs.slice(0, 3), teasers, ...paragraphs.slice(3)].join(""))).toBe(
      told.join("\n"),
    );
  });

  test("a name that the story itself bears says nothing", async () => {
    expect(await story(`<div class="share-page">${paragraphs.join("")}</div>`)).toBe(told.join("\n"));
  });

  test("what readers wrote, however much it is", async () => {
    const comments = told.map(
      (_, index) => `<p>Reader ${index} thinks otherwise, and says so at length, twice, here.</p>`,
    );
    expect(
      await story(`${paragraphs.join("")}<section id="comments">${comments.join("").repeat(5)}</section>`),
    ).toBe(told.join("\n"));
  });

  test("a paragraph that is one link", async () => {
    const link = '<p><a href="/dues">HARBOUR DUES RISE FOR THE THIRD YEAR IN A ROW, COUNCIL SAYS</a></p>';
    expect(await story([...paragraphs.slice(0, 3), link, ...paragraphs.slice(3)].join(""))).toBe(
      told.join("\n"),
    );
  });

  test.each([
    "Read more: Harbour dues rise",
    "相关阅读：港口费上涨",
    "Sign up for our newsletter",
    "责任编辑：林晚",
    "(林晚 编辑)",
    "新闻热线：0577-00000000，欢迎来电提供码头上的各种线索。",
    "【码头的一天】清晨六点，渡轮离开码头 ......[详情]",
    "您若对该稿件有任何疑问，请即与本站联系。",
    "Do you have a story? Write to the harbour desk, which reads every letter.",
    "Ada Marsh can be reached at ada@harbour.test, or at the old pier before six.",
    "Ada Marsh is a freelance writer who has crossed the bay more often than she can say.",
  ])("the line %s", async (line) => {
    expect(await story(`${paragraphs.join("")}<p>${line}</p>`)).toBe(told.join("\n"));
  });

  test("a notice that stands between two breaks", async () => {
    const last = `<p>${told[5]}<br>本网转载此文出于传递信息之目的，不代表本网赞同其观点。</p>`;
    expect(await story([...paragraphs.slice(0, 5), last].join(""))).toBe(told.join("\n"));
  });

  test("the words in a box that is named for its picture", async () => {
    const box =
      '<div class="imgTop"><img src="/pier.jpg"><p>The old pier, in a photograph of last winter.</p></div>';
    expect(await story([...paragraphs.slice(0, 3), box, ...paragraphs.slice(3)].join(""))).toBe(
      told.join("\n"),
    );
  });

  test("a further article below the first", async () => {
    const other = `<article><h1>The bridge</h1>${told.map((text) => `<p>${text.replace("the", "a")}</p>`).join("")}</article>`;
    const { textContent } = await articleIn(
      page([...paragraphs, ...told.map((text) => `<p>Again: ${text}</p>`)].join("")).replace(
        "</main>",
        `${other}</main>`,
      ),
    );
    expect(textContent).not.toContain("The bridge");
  });
});

describe("what belongs to the story", () => {
  test("a standfirst between the headline and the first paragraph", async () => {
    const standfirst = '<p class="standfirst">A crossing of forty minutes took six hours.</p>';
    expect(await story(`<header>${standfirst}</header>${paragraphs.join("")}`)).toContain("took six hours");
  });

  test.each([
    [
      "a paragraph that nothing calls so",
      '<div class="x1"><h2>A crossing of forty minutes, in the end, took six hours, a dog and two oranges.</h2></div>',
    ],
    [
      "in Chinese names",
      '<div class="daodu">A crossing of forty minutes, in the end, took six hours, a dog and two oranges.</div>',
    ],
  ])("a standfirst: %s", async (_, standfirst) => {
    const body = `<div>${paragraphs.map((text) => `<div class="p-box">${text}</div>`).join("")}</div>`;
    expect(await story(`<header></header><section>${standfirst}</section>${body}`)).toContain(
      "took six hours",
    );
  });

  test("boxes that Readability passes by, where they are most of the main part", async () => {
    const widget = (text: string, at: number) =>
      `<div class="product-widget"><div class="widget-name">Lifebelt ${at}</div><div class="pros-cons"><p>${text} ${text.replace("the", `one of the ${at}`)}</p></div></div>`;
    const boxes = ["red", "blue", "white", "grey"]
      .flatMap((colour) => told.map((text) => `Seen from the ${colour} boat: ${text}`))
      .map(widget);
    const markup = `<title>The ferry</title><main><h1>The ferry</h1><div class="intro-text">${paragraphs.join("")}</div><div class="extra sidebar-like">${boxes.join("")}</div></main>`;
    const { textContent } = await articleIn(markup);
    expect(textContent).toContain("Lifebelt 0");
    expect(textContent).toContain("Lifebelt 23");
  });

  test("what stands before a heading that only sounds like the headline", async () => {
    const text = [...paragraphs.slice(0, 2), "<h2>The ferry of the bay</h2>", ...paragraphs.slice(2)].join(
      "",
    );
    const { textContent } = await articleIn(
      `<title>The ferry of the bay</title><main><article><h1>An hour on the water, in the winter of the fog</h1>${text}</article></main>`,
    );
    expect(textContent).toContain(told[0]);
  });

  test("a section whose id was made from its heading", async () => {
    const section = `<section id="menu-planning-for-a-small-crew"><h2>Menu planning</h2><p>${told[5]}</p></section>`;
    expect(await story(paragraphs.slice(0, 5).join("") + section)).toBe(
      [...told.slice(0, 5), "Menu planning", told[5]].join("\n"),
    );
  });

  test("a sentence that is links for the greater part", async () => {
    const linked = `<p><a href="/a">The council, which has said so since the spring of last year</a>, now wants money from everybody for <a href="/b">a second ferry with its own engine</a>.</p>`;
    expect(await story([...paragraphs.slice(0, 3), linked, ...paragraphs.slice(3)].join(""))).toContain(
      "second ferry",
    );
  });

  test("paragraphs of links that are most of it", async () => {
    const links = told.map(
      (_, at) =>
        `<p><a href="https://shop.test/${at}">${at + 1}) A lifebelt of the ${at + 1}th kind, with a rope of thirty feet, a lamp, a whistle and a bag to keep them in</a></p>`,
    );
    const declared = '<meta property="og:type" content="article">';
    const { textContent } = await articleIn(
      declared + page(`<p>${told.join(" ")}</p>${links.join("")}`),
      "https://harbour.test/2024/lifebelts",
    );
    expect(textContent).toContain("6) A lifebelt");
  });

  test("the question that each of four is asked", async () => {
    const question = "<p>What did you think then?</p>";
    const text = await story(
      paragraphs
        .slice(0, 4)
        .map((answer) => question + answer)
        .join(""),
    );
    expect(text.split("What did you think").length).toBe(5);
  });

  test("a post that it quotes", async () => {
    const post =
      '<div class="social-media-embed"><blockquote><p>The dog is mine now, and there is nothing that anybody on the quay can do about it.</p></blockquote></div>';
    expect(await story([...paragraphs.slice(0, 3), post, ...paragraphs.slice(3)].join(""))).toContain(
      "The dog is mine",
    );
  });

  test("a list of its own at the end", async () => {
    const list = `<p>On board were, in the order of their seats, these four and no others at all:</p><ul>${told
      .map((_, index) => `<li>Passenger ${index + 1}, with two bags and an umbrella of the large kind</li>`)
      .join("")}</ul>`;
    expect(await story(paragraphs.join("") + list)).toContain("Passenger 6");
  });

  test("code and tables", async () => {
    const extra = `<pre>ferry --at 6</pre><table><tr><th>Hour</th><th>Fog</th></tr><tr><td>7</td><td>thick</td></tr></table>`;
    const text = await story([...paragraphs.slice(0, 3), extra, ...paragraphs.slice(3)].join(""));
    expect(text).toContain("ferry --at 6");
    expect(text).toContain("7 thick");
  });
});
