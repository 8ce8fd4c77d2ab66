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
  ])("the line %s", async (line) => {
    expect(await story(`${paragraphs.join("")}<p>${line}</p>`)).toBe(told.join("\n"));
  });

  test("a notice that stands between two breaks", async () => {
    const last = `<p>${told[5]}<br>本网转载此文出于传递信息之目的，不代表本网赞同其观点。</p>`;
    expect(await story([...paragraphs.slice(0, 5), last].join(""))).toBe(told.join("\n"));
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
