import { expect, test } from "vitest";
import { headlineOf } from "../../../src/extract/headline.ts";
import { withoutSite } from "../../../src/extract/site-suffix.ts";
import { windowOf } from "./pages.ts";

const headline = (markup: string, titles: readonly string[], sites: readonly string[] = []) =>
  headlineOf(windowOf(`<body>${markup}</body>`).document, titles, sites);

test("the heading that says what the title says is the headline, not the site's own heading", () => {
  const found = headline(
    "<h1>Harbour News</h1><h2>The ferry is late</h2>",
    ["The ferry is late | Harbour News"],
    ["Harbour News"],
  );
  expect(found?.text).toBe("The ferry is late");
  expect(found?.likeness).toBe(1);
});

test("a headline in other words than the title is believed, less surely", () => {
  const found = headline("<h1>The ferry at Port Ellery is late again</h1>", [
    "Ferry late again at Port Ellery: why",
  ]);
  expect(found?.text).toBe("The ferry at Port Ellery is late again");
  expect(found?.likeness).toBeLessThan(1);
});

test("an old page sets its headline in a cell", () => {
  const found = headline("<table><tr><td>三百级台阶数茶香</td></tr></table>", [
    "三百级台阶数茶香--财经--望山资讯",
  ]);
  expect(found?.text).toBe("三百级台阶数茶香");
});

test("of a kicker and a headline in one heading the part that is the title is taken", () => {
  const found = headline("<h1><span>Transport</span> The ferry at Port Ellery is late</h1>", [
    "The ferry at Port Ellery is late",
  ]);
  expect(found?.text).toBe("The ferry at Port Ellery is late");
});

test("a page without any has no headline", () => {
  expect(headline("<p>Words.</p>", ["Another thing"])).toBeNull();
});

test.each([
  ["渡口的两面钟_芦苇资讯", "渡口的两面钟"],
  ["The ferry is late - Harbour News", "The ferry is late"],
  ["Harbour News: The ferry is late", "Harbour News: The ferry is late"],
  ["The ferry - a history", "The ferry - a history"],
])("%s without the site is %s", (title, expected) => {
  expect(withoutSite(title, ["Harbour News", "芦苇资讯"])).toBe(expected);
});

test.each([
  ['<span class="article__kicker">Transport</span><span>: </span><span>The ferry is late</span>'],
  ['<span class="overline">Transport</span> The ferry is late'],
  ['<span class="head_titleheader__x1">Transport</span><span> – </span><span>The ferry is late</span>'],
])("a kicker set within the heading is no part of the headline: %s", (inner) => {
  expect(headline(`<h1>${inner}</h1>`, ["Transport: The ferry is late"])?.text).toBe("The ferry is late");
});

test("a heading that links to the front page, or is called the site's, is not the headline", () => {
  const title = ["Four Years Remaining » Interning of Small Integers"];
  const own = "<h2>Interning of Small Integers</h2>";
  const linked = '<h1><a href="https://years.test/">Four Years Remaining</a></h1>';
  expect(headline(linked + own, title)?.text).toBe("Interning of Small Integers");
  expect(headline(`<div class="sitetitle">Four Years Remaining</div>${own}`, title)?.text).toBe(
    "Interning of Small Integers",
  );
});

test("neither a line called the site's title nor a logo's heading is the headline", () => {
  const titles = ["Willow Diary : The ferry is laÂ´te", "渡口的两面钟 :: 芦苇博客 REED"];
  expect(headline('<p class="site-title">Willow Diary</p><h1>The ferry is late</h1>', titles)?.text).toBe(
    "The ferry is late",
  );
  expect(headline('<h1 class="topbar__logo__text">芦苇博客 REED</h1><p>渡口的两面钟</p>', titles)?.text).toBe(
    "渡口的两面钟",
  );
});

test("a Chinese headline may have two characters", () => {
  const markup = "<h1>白露</h1><div>芦苇百科，写给渡口的人</div>";
  expect(headline(markup, ["白露 - 芦苇百科，写给渡口的人"])?.text).toBe("白露");
});

test("of a section's name and a line that says more of the title the line is the headline", () => {
  const markup = '<div class="headline">Harbour</div><p>The ferry at Port Ellery is late again</p>';
  expect(headline(markup, ["The ferry at Port Ellery is late again - Front page - Harbour"])?.text).toBe(
    "The ferry at Port Ellery is late again",
  );
});

test("where the title is the sub-title's words, the headline is the heading above", () => {
  const titles = ["Why the clock at the harbour has run backwards since the flood"];
  const sub =
    '<h2 class="story__subtitle">Why the clock at the harbour has run backwards since the flood</h2>';
  expect(headline(`<h1>Two faces</h1>${sub}`, titles)?.text).toBe("Two faces");
  expect(headline(sub, titles)?.text).toBe(titles[0]);
});

test("a link to another story in nearly the same words is not the headline", () => {
  const other = '<h1><a href="/other">The best ferry rides in Port Ellery for a Sunday</a></h1>';
  const own =
    "<article><header><h1>Where to take a slow boat when the weather is kind</h1></header></article>";
  expect(headline(own + other, ["Our best ferry rides in Port Ellery"])?.text).toBe(
    "Where to take a slow boat when the weather is kind",
  );
});

test("of headings in other words than the title the one in the article's header is believed", () => {
  const own = "<article><header><h1>So slow is the boat to Port Ellery</h1></header></article>";
  const more = "<h1>More from the harbour</h1>";
  expect(headline(own + more, ["Ferry timetable in ruins"])?.text).toBe("So slow is the boat to Port Ellery");
});

test("a label in brackets before a headline is left out where no title has it", () => {
  const markup = "<h1>【渡口快讯】两面钟今晨停摆</h1>";
  expect(headline(markup, ["两面钟今晨停摆 本地_芦苇资讯"])?.text).toBe("两面钟今晨停摆");
  expect(headline(markup, ["【渡口快讯】两面钟今晨停摆"])?.text).toBe("【渡口快讯】两面钟今晨停摆");
});

test("a kicker that only its style parts from the headline gets its colon from the title", () => {
  const markup = "<h2><span>Port Ellery</span><span>The ferry is late</span></h2>";
  expect(headline(markup, ["Port Ellery: The ferry is late"])?.text).toBe("Port Ellery: The ferry is late");
});
