import { expect, test } from "vitest";
import { planImages } from "../../../src/images/plan.ts";
import { imageLimits } from "../../../src/model/image-state.ts";

const images = (...urls: readonly string[]) => urls.map((url) => ({ url, alt: null, caption: null }));

test("pictures are fetched in their order, but for those that lead into the reader's own network", () => {
  const pageUrl = "https://harbour.example/a";
  const plan = planImages({
    pageUrl,
    images: images("https://harbour.example/1.png", "http://10.0.0.1/2.png"),
  });

  expect(plan).toEqual([
    { url: "https://harbour.example/1.png", reason: null },
    { url: "http://10.0.0.1/2.png", reason: "unsafe" },
  ]);
});

test("a page in the reader's own network may have its own pictures", () => {
  const plan = planImages({
    pageUrl: "http://10.0.0.1:8080/page",
    images: images("http://10.0.0.1:8080/1.png", "http://10.0.0.1/2.png"),
  });
  expect(plan.map(({ reason }) => reason)).toEqual([null, "unsafe"]);
});

test("beyond their number none are fetched", () => {
  const urls = Array.from({ length: imageLimits.count + 2 }, (_, index) => `https://a.example/${index}.png`);
  const plan = planImages({ pageUrl: "file:///home/reader/page.html", images: images(...urls) });

  expect(plan.filter(({ reason }) => reason === null)).toHaveLength(imageLimits.count);
  expect(plan.at(-1)?.reason).toBe("too-many");
});
