import { beforeEach, expect, test, vi } from "vitest";
import { sampleArticle } from "../sample-article.ts";

const executeScript = vi.fn();
const get = vi.fn();
vi.mock("webextension-polyfill", () => ({
  default: {
    scripting: { executeScript },
    tabs: { get },
    runtime: { getURL: () => "moz-extension://own/" },
  },
}));
const { captureTab } = await import("../../../src/background/capture.ts");

beforeEach(() => {
  get.mockReset().mockResolvedValue({ url: "https://www.harbour.example/2026/flood-walls?from=letter" });
});

/** What is kept of a tab whose page's process answers so. */
function answered(changes: Parameters<typeof sampleArticle>[0]) {
  const result = { ok: true, article: sampleArticle(changes), isOnePageOfSeveral: false, tookMs: 3 };
  executeScript.mockReset().mockResolvedValue([{ result }]);
  return captureTab(7, "article");
}

test("an article is of the site that its tab showed, under an address that a page of it may give itself", async () => {
  const pageUrl = "https://www.harbour.example/2026/flood-walls";
  expect(await answered({ pageUrl, url: "https://harbour.example/2026/flood-walls" })).toMatchObject({
    pageUrl,
  });
  // By scripts without a new page, or joined with the pages before it.
  const earlier = "https://www.harbour.example/2026/flood-walls-1";
  expect(await answered({ pageUrl: earlier, url: earlier })).toMatchObject({ url: earlier });
});

test.each([
  ["another site as its own", { pageUrl: "https://bank.example/", url: "https://bank.example/" }],
  ["a machine of the house", { pageUrl: "http://192.168.1.1/", url: "http://192.168.1.1/" }],
  [
    "the address of another site",
    { pageUrl: "https://www.harbour.example/2026/flood-walls", url: "https://bank.example/2026/flood-walls" },
  ],
  [
    "another article of its site",
    {
      pageUrl: "https://www.harbour.example/2026/flood-walls",
      url: "https://harbour.example/2024/elections",
    },
  ],
])("a page's process that names %s is refused", async (_what, named) => {
  await expect(answered(named)).rejects.toMatchObject({ code: "page/gone" });
});
