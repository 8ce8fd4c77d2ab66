import { describe, expect, test } from "vitest";
import { judge } from "../../../src/extract/completeness.ts";
import { articleIn, articleOf, windowOf } from "./pages.ts";

/** Paragraphs that are prose, none like another. */
const english = [
  "The ferry leaves at six, and the harbour master writes its name in a book that his grandmother began before the war.",
  "Nobody on the quay could say when the custom started, though several remembered a winter without it and its end.",
  "The council has promised new lamps for the steps, which are steep and, in November, seldom dry before the noon bell.",
  "A letter from the engineers lies on the counter, weighed down with a shell against the draught from the old door.",
  "By the time the mist lifted, the first crates of herring stood in a row along the wall, and nobody had counted them.",
];
const chinese = [
  "清晨六点，渡轮离开码头，港务员照例把船名写进一本从祖母那一辈传下来的厚册子里，字迹工整。",
  "码头上的人说不清这个规矩从什么时候开始，只有几位老人还记得那个没有人记下船名的冬天。",
  "镇里答应给台阶装上新的路灯，那些台阶又陡又滑，到了十一月，中午之前几乎没有干的时候。",
  "工程师的来信压在柜台上，上面放着一枚贝壳，免得从旧门缝里吹进来的风把它带走，落到水里。",
  "雾散开的时候，第一批鲱鱼已经一箱箱码在墙边，谁也没有去数，只听见绳子拍打桅杆的声音。",
];
const german = [
  "Die Fähre legt um sechs ab, und der Hafenmeister schreibt ihren Namen in ein Buch, das seine Großmutter begonnen hat.",
  "Niemand am Kai wusste zu sagen, wann der Brauch begann, obwohl sich einige an einen Winter ohne ihn erinnerten.",
  "Der Rat hat neue Lampen für die Stufen versprochen, die steil sind und im November selten vor Mittag trocken werden.",
];

function page(
  paragraphs: readonly string[],
  { lang = "en", head = "", after = "" }: { lang?: string; head?: string; after?: string } = {},
): string {
  return `<!doctype html><html lang="${lang}"><head><title>The ferry</title>${head}</head><body>
    <header><nav><a href="/">Home</a></nav></header><main><article><h1>The ferry at six in the morning</h1>
    ${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}${after}</article></main></body></html>`;
}

async function doubtsIn(markup: string): Promise<readonly string[]> {
  const { completeness } = await articleIn(markup);
  return completeness.doubts.map(({ kind }) => kind);
}

const paid =
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The ferry","isAccessibleForFree":false}</script>';

describe("a stub before a paywall is told", () => {
  test.each([
    ["en", english, '<div class="offer"><p>Subscribe to continue reading.</p></div>'],
    ["zh", chinese, '<div class="tip"><p>订阅后即可阅读全文</p></div>'],
    ["zh-TW", chinese, '<div class="tip"><p>餘下內容為會員專屬，登入後繼續閱讀全文</p></div>'],
    ["de", german, "<div><p>Jetzt abonnieren und weiterlesen</p></div>"],
    ["fr", english, "<div><p>Il vous reste 73 % de cet article à lire.</p></div>"],
    ["ja", chinese, "<div><p>この記事は有料会員限定です。残り1234文字</p></div>"],
  ])("in %s, by its words", async (lang, paragraphs, after) => {
    expect(await doubtsIn(page(paragraphs.slice(0, 3), { lang, after }))).toEqual(["paywall"]);
  });

  test("by a button that offers a subscription", async () => {
    const after = "<button>Sign in to read the full article</button>";
    expect(await doubtsIn(page(english.slice(0, 3), { after }))).toEqual(["paywall"]);
  });

  test("by a box named for it, wherever it stands", async () => {
    const wall = '<div id="paywall-overlay"><p>Become a member to read the full article.</p></div>';
    const markup = page(english.slice(0, 3)).replace("<header>", `${wall}<header>`);
    expect(await doubtsIn(markup)).toEqual(["paywall"]);
  });

  test("by what the page states to search engines", async () => {
    expect(await doubtsIn(page(english.slice(0, 3), { head: paid }))).toEqual(["paywall"]);
  });
});

describe("what was cut off is told", () => {
  test("by an omission and a button that shows more", async () => {
    const cut = [
      ...english.slice(0, 3),
      "And then, on the third morning, when the mist had lifted, the harbour master found that the…",
    ];
    expect(await doubtsIn(page(cut, { after: "<button>Read more</button>" }))).toEqual(["cut-off"]);
  });

  test("by an open sentence and a link that shows more, in Chinese", async () => {
    const cut = [
      ...chinese.slice(0, 3),
      "到了第三天早晨，雾散开的时候，港务员打开那本厚册子，发现前一天晚上有人在上面写下了",
    ];
    const after = '<div><a href="javascript:;">展开全文</a></div>';
    expect(await doubtsIn(page(cut, { lang: "zh", after }))).toEqual(["cut-off"]);
  });
});

describe("a story that is not there yet, or not to be seen, is told", () => {
  test("by an omission within the only paragraph", async () => {
    const faded = `${english[0]} ${english[1]} The lamps were promised for the spring, but the engineers ... that nobody will pay for them.`;
    expect(await doubtsIn(page([faded]))).toEqual(["cut-off"]);
  });

  test("not by one within the fifth", async () => {
    const faded =
      "The lamps were promised for the spring, he says, but the engineers ... well, nobody will pay for them.";
    expect(await doubtsIn(page([...english, faded]))).toEqual([]);
  });

  test("by several places where a part is still to come", async () => {
    const after = "<div>Loading paragraph...</div><div>Loading image...</div>".repeat(3);
    expect(await doubtsIn(page(english, { after }))).toEqual(["time"]);
    expect(await doubtsIn(page(english, { after: "<div>Loading comments...</div>" }))).toEqual([]);
  });
});

describe("prose that is missing is told", () => {
  const survey = (kept: readonly string[], missing: readonly string[]) => ({
    lines: [...kept, ...missing].map((text) => ({ text, isProse: true, isAside: false, isInWall: false })),
    isStatedPaid: false,
    framesOutOfReach: 0,
  });
  const paragraphs = english.slice(1).map((text) => `${text} ${text}`);
  const whole = { isJoined: false, pagesMissed: 0, isLate: false };

  test("where paragraphs were left behind that are more than twice what was kept", () => {
    const found = judge(survey(english.slice(0, 1), [...paragraphs, ...paragraphs]), {
      ...whole,
      textContent: english.slice(0, 1).join("\n"),
    });
    expect(found.doubts).toEqual([{ kind: "prose", count: 8 }]);
    expect(found.proseShare).toBeLessThan(0.1);
  });

  test("not where they are teasers of a line each", () => {
    const teasers = Array.from(
      { length: 40 },
      (_none, index) => `${index} ${german[index % 3]?.slice(0, 100)}`,
    );
    const kept = { ...whole, textContent: english.join("\n") };
    expect(judge(survey(english, teasers), kept).doubts).toEqual([]);
  });

  test("as are further pages that could not be had, and frames larger than the text", () => {
    const kept = { ...whole, pagesMissed: 2, textContent: english.join("\n") };
    const found = judge({ ...survey(english, []), framesOutOfReach: 1 }, kept);
    expect(found.doubts).toEqual([
      { kind: "pages", count: 2 },
      { kind: "frames", count: 1 },
    ]);
  });

  test("as is the time that ran out for further pages, in the place of their number alone", () => {
    const kept = { ...whole, pagesMissed: 3, isLate: true, textContent: english.join("\n") };
    expect(judge(survey(english, []), kept).doubts).toEqual([{ kind: "time", count: 3 }]);
  });

  test("with the share that was kept, which is all of it only where nothing was left out", () => {
    const lines = Array.from({ length: 400 }, (_none, index) => `${index} ${english[index % 5]}`);
    const kept = { ...whole, textContent: lines.slice(1).join("\n") };
    expect(judge(survey(lines, []), kept).proseShare).toBe(0.99);
    expect(judge(survey(lines.slice(1), []), kept).proseShare).toBe(1);
  });
});

describe("nothing is said where nothing is wrong", () => {
  test("of a whole article", async () => {
    const { completeness } = await articleIn(page(english));
    expect(completeness).toEqual({ proseShare: 1, doubts: [] });
  });

  test("of a whole article that is stated to cost something", async () => {
    const long = Array.from({ length: 20 }, (_none, index) => `${english[index % 5]} Line ${index}.`);
    expect(await doubtsIn(page(long, { head: paid }))).toEqual([]);
  });

  test("of a whole article that asks for subscribers to a letter, and unfolds what is there already", async () => {
    const after =
      "<p>Subscribe to our newsletter.</p><button>Read more</button><div><a href='/b'>展开全文</a></div>";
    expect(await doubtsIn(page(english, { after }))).toEqual([]);
  });

  test("of teasers, comments and a sidebar that are left out", async () => {
    const others = english.map((text) => `<p>${text.toUpperCase()}</p>`).join("");
    const after = `<aside>${others}</aside><section class="comments">${others}</section>`;
    expect(await doubtsIn(page(english, { after }))).toEqual([]);
  });

  test("of the words of controls: none of them stays in the copy", async () => {
    const after = "<button>Read more</button>";
    const article = await articleIn(page(english, { after }));
    expect(article.content).not.toContain("Read more");
    const text = await articleOf(windowOf(page(english, { after })), "text");
    expect(text?.textContent).not.toContain("Read more");
    expect(text?.completeness).toEqual({ proseShare: null, doubts: [] });
  });
});
