import { expect, test } from "vitest";
import { asShown } from "../../../src/extract/lead-image.ts";
import { windowOf } from "./pages.ts";

const page = "https://news.test/2024/the-ferry-at-port-ellery-is-late";
const pictures = "https://pictures.test";
const shown = (stated: string, ...sources: readonly string[]) => {
  const images = sources.map((source) => `<img src="${pictures}${source}">`).join("");
  const address = asShown(pictures + stated, windowOf(`<body>${images}</body>`).document, page);
  return address.slice(pictures.length);
};

test.each([
  ["/ferry-at-the-pier_w1280_r1.77.jpg", "/ferry-at-the-pier_w520.webp"],
  ["/Two_Clocks_Pier_social.jpg", "/Two_Clocks_Pier.gif"],
  ["/i/ver17/3700095/1200x630", "/i/ver17/3700095/640x360"],
  ["/i/539fcc98d82ad488e520/4032/jpeg", "/i/539fcc98d82ad488e520=w700"],
  ["/lh/Hk4WJq2LmNp8Rx7T=s1000", "/lh/Hk4WJq2LmNp8Rx7T=s750"],
])("%s is the picture shown as %s", (stated, source) => {
  expect(shown(stated, "/logo.svg", "/another-boat.jpg", source)).toBe(source);
});

test.each([
  ["/ferry-at-the-pier.jpg", "/another-boat.jpg"],
  ["/2024/11/pier.jpg", "/2024/11/boat.jpg"],
  ["/news/1/photo_big.jpg", "/news/2/photo_big.jpg"],
  ["/2012/01/highres_00000402998765.jpg", "/2012/05/highres_00000402732968.jpg"],
  ["/1/harbour_LARGE_1101_31543537.jpg", "/2/harbour_LARGE_1101_54186929.jpg"],
  ["/the-ferry-at-port-ellery-is-late/one.jpg", "/the-ferry-at-port-ellery-is-late/two.jpg"],
])("%s is not the picture shown as %s", (stated, source) => {
  expect(shown(stated, source)).toBe(stated);
});

test("a picture shown under its stated address, or only small, is left as stated", () => {
  const stated = "/ferry-at-the-pier.jpg";
  expect(shown(stated, "/ferry-at-the-pier-2.jpg", stated)).toBe(stated);
  expect(shown(stated, "/ferry-at-the-pier-90x60.jpg", "/ferry-at-the-pier.jpg.120x70x1.jpg")).toBe(stated);
  expect(shown(stated, '/ferry-at-the-pier-2.jpg" width="60')).toBe(stated);
});
