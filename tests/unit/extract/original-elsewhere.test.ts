import { expect, test } from "vitest";
import { articleIn } from "./pages.ts";

const story =
  "<p>The gate was open and the yard was empty, which was how they had left it, and yet not quite.</p>";

function page(canonical: string): string {
  return `<title>The yard</title><link rel="canonical" href="${canonical}"><article><h1>The yard</h1>${story.repeat(8)}</article>`;
}

test("a canonical link to another site's article names the original", async () => {
  const { reprintedFrom, originalUrl, url, evidence } = await articleIn(
    page("https://www.ferrow-courier.example/2026/the-yard"),
  );

  expect({ reprintedFrom, originalUrl }).toEqual({
    reprintedFrom: "ferrow-courier.example",
    originalUrl: "https://www.ferrow-courier.example/2026/the-yard",
  });
  expect(evidence.reprintedFrom).toMatchObject({ rule: "link", confidence: "medium" });
  // The reprint keeps its own entry: the two texts may differ.
  expect(url).toBe("https://news.test/story");
});

test.each([
  ["the page's own site", "https://www.news.test/story"],
  ["a front page", "https://www.ferrow-courier.example/"],
  ["no address of the web", "javascript:alert(1)"],
])("a canonical link to %s names none", async (_what, canonical) => {
  const { reprintedFrom, originalUrl } = await articleIn(page(canonical));

  expect([reprintedFrom, originalUrl]).toEqual([null, null]);
});
