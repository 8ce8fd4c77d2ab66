import { describe, expect, test } from "vitest";
import { articleIn, expectedOf, sourceOf } from "./pages.ts";

/** One kind of page, marked up in five ways: every line it shows is a field, and none of them is body. */
const slugs = [
  "linchuan-river-steward",
  "wuqi-terrace-tea",
  "heishan-night-school",
  "baiyangdu-ferry-clock",
  "nanling-seed-bank",
];

describe.each(slugs)("the snapshot of a newspaper page, %s", (slug) => {
  const expected = expectedOf(slug);
  const found = articleIn(sourceOf(slug), expected.address);

  test("gives every field it shows, to the second", async () => {
    expect(await found).toMatchObject(expected.article ?? {});
  });

  test("ties each caption to its picture", async () => {
    const { images, content } = await found;
    expect(images.map(({ url, caption }) => [url, caption])).toEqual(expected.captions);
    expect(content.match(/<figcaption>/g)).toHaveLength(expected.captions?.length ?? 0);
  });

  test("yields its story whole", async () => {
    const { textContent } = await found;
    expect((expected.contains ?? []).filter((text) => !textContent.includes(text))).toEqual([]);
  });

  test("leaves menu, disclaimer and other stories behind", async () => {
    const { textContent } = await found;
    expect((expected.lacks ?? []).filter((text) => textContent.includes(text))).toEqual([]);
  });
});
