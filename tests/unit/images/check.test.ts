import fc from "fast-check";
import { expect, test } from "vitest";
import { checkImage } from "../../../src/images/check.ts";
import { imageLimits } from "../../../src/model/image-state.ts";
import { avif, bmp, bytesOf, gif, ico, jpeg, png, svg, webp } from "./pictures.ts";

test.each([
  ["image/png", png(640, 480)],
  ["image/gif", gif(640, 480)],
  ["image/jpeg", jpeg(640, 480)],
  ["image/webp", webp(640, 480)],
  ["image/avif", avif(640, 480)],
  ["image/bmp", bmp(640, 480)],
])("%s is known by its first bytes, with its size", (type, bytes) => {
  expect(checkImage(bytes)).toEqual({ type, bytes, width: 640, height: 480 });
});

test("an icon is a picture", () => {
  expect(checkImage(ico(256, 48))).toMatchObject({ type: "image/x-icon", width: 256, height: 48 });
});

test("a photograph taken upright has its sides changed", () => {
  expect(checkImage(jpeg(640, 480, 6))).toMatchObject({ width: 480, height: 640 });
  expect(checkImage(jpeg(640, 480, 3))).toMatchObject({ width: 640, height: 480 });
});

test("a lossless and a plain WebP tell their size", () => {
  const lossless = bytesOf("RIFF\0\0\0\0WEBPVP8L\0\0\0\0/", [0x7f, 0xc2, 0x77, 0x00], "\0\0");
  const plain = bytesOf("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a", [0x80, 0x02, 0xe0, 0x01], "\0\0");

  expect(checkImage(lossless)).toMatchObject({ width: 640, height: 480 });
  expect(checkImage(plain)).toMatchObject({ width: 640, height: 480 });
});

test("a picture whose header was cut is kept without a size", () => {
  expect(checkImage(jpeg(640, 480).slice(0, 6))).toMatchObject({ type: "image/jpeg", width: null });
});

test.each([
  ["a page", "<!doctype html><title>Sign in</title>"],
  ["a page that speaks of svg", "<!doctype html><body><svg></svg>"],
  ["a script", "alert(1)"],
  ["a PDF", "%PDF-1.7"],
  ["nothing", ""],
])("%s is no picture", (_name, text) => {
  expect(checkImage(bytesOf(text))).toBe("not-an-image");
});

test("more bytes than a picture may have are refused", () => {
  const bytes = new Uint8Array(imageLimits.bytes + 1);
  bytes.set(png(10, 10));
  expect(checkImage(bytes)).toBe("too-large");
});

test("a small file that claims more pixels than any screen is refused", () => {
  expect(checkImage(png(60_000, 60_000))).toBe("too-large");
});

test("an SVG is kept made safe, with the size it states", () => {
  const bytes = bytesOf(
    `\n<?xml version="1.0"?>\n<!-- drawn by hand -->\n${svg("<script>alert(1)</script><path d='M0 0'/>")}`,
  );
  const checked = checkImage(bytes);

  expect(checked).toMatchObject({ type: "image/svg+xml", width: 40, height: 30 });
  expect(typeof checked === "string" ? "" : new TextDecoder().decode(checked.bytes)).not.toContain("script");
});

test("an SVG without a size has that of its view box", () => {
  expect(checkImage(bytesOf(svg("", 'viewBox="0 0 300.4 200"')))).toMatchObject({ width: 300, height: 200 });
});

test("any bytes give an answer", () => {
  const start = fc.constantFrom(
    png(1, 1),
    jpeg(9, 9, 6),
    gif(1, 1),
    webp(1, 1),
    avif(1, 1),
    bytesOf("<svg "),
  );
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 400 }), (known, rest) => {
      const checked = checkImage(bytesOf([...known], [...rest]));
      expect(typeof checked === "string" || checked.bytes.length > 0).toBe(true);
    }),
  );
});
