import { expect, test } from "vitest";
import { isBlank, statedBackground, statedImage } from "../../../../src/extract/copy/images.ts";

const from = (attributes: Readonly<Record<string, string>>) => (name: string) => attributes[name] ?? null;

test.each([
  ["a lazy loader's attribute before a blank", { src: "/img/blank.gif", "data-src": "/a.jpg" }, "/a.jpg"],
  ["an original", { src: "/small.jpg", "data-original": "/large.jpg" }, "/large.jpg"],
  [
    "an address without an extension",
    { "data-src": "https://p.test/x/640?f=jpeg", "data-type": "jpeg" },
    "https://p.test/x/640?f=jpeg",
  ],
  ["the widest of a set", { srcset: "/a.jpg 320w, /b.jpg 1280w,/c.jpg 640w", src: "/d.jpg" }, "/b.jpg"],
  ["no wider than useful", { srcset: "/a.jpg 1200w, /b.jpg 6000w" }, "/a.jpg"],
  ["the densest", { srcset: "/a.jpg, /b.jpg 2x" }, "/b.jpg"],
  [
    "a lazy set before all",
    { "data-srcset": "/a.jpg 900w", srcset: "/tiny.jpg 20w", src: "/t.jpg" },
    "/a.jpg",
  ],
  ["the source where nothing else is said", { src: "/a.jpg" }, "/a.jpg"],
  [
    "an address with commas",
    { srcset: "/w_100,h_50/a.jpg 100w, /w_900,h_450/a.jpg 900w" },
    "/w_900,h_450/a.jpg",
  ],
])("a picture has the address of %s", (_what, attributes, expected) => {
  expect(statedImage(from(attributes))).toBe(expected);
});

test.each([
  ["a spacer", { src: "/spacer.gif" }],
  ["embedded data", { src: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" }],
  ["structured data in an attribute", { "data-img": '{"src":"/a.jpg"}' }],
  ["a name", { "data-image": "lead" }],
])("%s is no address", (_what, attributes) => {
  expect(statedImage(from(attributes))).toBeNull();
});

test("the sources of a picture stand in for an image without an address", () => {
  const sources = [from({ srcset: "/a.webp 400w, /b.webp 1600w" }), from({ srcset: "/c.jpg 1600w" })];
  expect(statedImage(from({ src: "data:," }), sources)).toBe("/b.webp");
});

test("a picture of one pixel is a blank, one of a hundred is not", () => {
  expect(isBlank(from({ width: "1", height: "1" }))).toBe(true);
  expect(isBlank(from({ width: "100%", height: "100" }))).toBe(false);
});

test.each([
  ["a lazy loader's attribute", { "data-bg": "url('/a.jpg')" }, "", "/a.jpg"],
  ["the style", {}, 'linear-gradient(red, blue), url("https://p.test/a.jpg")', "https://p.test/a.jpg"],
  ["no gradient", {}, "linear-gradient(red, blue)", null],
])("a background has the address of %s", (_what, attributes, style, expected) => {
  expect(statedBackground(from(attributes), () => style)).toBe(expected);
});
