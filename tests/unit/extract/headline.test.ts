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
