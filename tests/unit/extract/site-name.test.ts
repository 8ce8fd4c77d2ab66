import { expect, test } from "vitest";
import { candidate } from "../../../src/extract/candidate.ts";
import { inWords, namesOfHome, siteInTitle } from "../../../src/extract/site-name.ts";
import { articleIn, copyOf, windowOf } from "./pages.ts";

const named = (values: readonly string[], atHome: readonly string[] = []) => {
  const all = values.flatMap((value) => candidate("siteName", value, "meta", "here"));
  return all.slice(0, 1).map((first) => inWords(first, all, atHome).value);
};

test.each([
  [["BostonGlobe.com", "The Boston Globe"], "The Boston Globe"],
  [["ottawacitizen", "Ottawa Citizen"], "Ottawa Citizen"],
  [["express.co.uk", "Express"], "Express"],
  [["Harbour News", "harbour.test"], "Harbour News"],
  [["wyborcza.pl", "Agora SA"], "wyborcza.pl"],
  [["Harbour.de", "Harbour Post"], "Harbour Post"],
])("of %j the name is %s", (stated, name) => {
  expect(named(stated)).toEqual([name]);
});

test.each([
  ["hp.de", ["Harbour Post-Logo"], "Harbour Post"],
  ["HRP", ["Harbour Post Startseite"], "Harbour Post"],
  ["hp.de", ["Hot Potatoes and More News"], "hp.de"],
  ["HP", ["Home", "Front page"], "HP"],
  ["Willow Diary", ["Willow Diary Weekly"], "Willow Diary"],
])("%s, with links to the front page called %j, is %s", (stated, atHome, name) => {
  expect(named([stated], atHome)).toEqual([name]);
});

test("a link to the front page is called what its text, titles and picture say", async () => {
  const window = windowOf(
    '<body><a href="/" title="Harbour Post"><img src="/l.png" alt="Harbour logo"></a><a href="/news">News</a></body>',
  );
  expect(namesOfHome(await copyOf(window))).toEqual(["Harbour Post", "Harbour logo"]);
});

test("the last part of the title is the site where the front page's link says so", () => {
  expect(siteInTitle("The ferry is late - Willow", ["willow"])).toBe("Willow");
  expect(siteInTitle("The ferry is late - again", ["willow"])).toBeNull();
});

test("the initials in brackets after a site's name are no part of it", async () => {
  const text = "<p>The ferry waited at the pier for two hours while the tide went out again.</p>".repeat(8);
  const { siteName } = await articleIn(
    `<head><meta property="og:site_name" content="Radio Port Ellery (RPE)"></head><body><h1>The ferry</h1>${text}</body>`,
  );
  expect(siteName).toBe("Radio Port Ellery");
});
