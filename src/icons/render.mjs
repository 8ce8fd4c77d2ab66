/**
 * Draws the PNGs of this folder from its SVGs, with Chromium. Run it after changing a drawing:
 * `node src/icons/render.mjs`, with CHROMIUM naming the browser where it is not /usr/bin/chromium.
 * The PNGs are committed, so that a build needs no browser.
 */
import { readFile, writeFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

/** PNG → its drawing and size. At 16 pixels every edge lies on a pixel: that is a drawing of its own. */
const drawings = [
  ["icon-16.png", "icon-16.svg", 16],
  ["icon-32.png", "icon-16.svg", 32],
  ["icon-48.png", "icon.svg", 48],
  ["icon-128.png", "icon.svg", 128],
  ["toolbar-light-16.png", "toolbar-light.svg", 16],
  ["toolbar-light-32.png", "toolbar-light.svg", 32],
  ["toolbar-dark-16.png", "toolbar-dark.svg", 16],
  ["toolbar-dark-32.png", "toolbar-dark.svg", 32],
];

const browser = await puppeteer.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
for (const [png, svg, size] of drawings) {
  const drawing = await readFile(new URL(svg, import.meta.url), "utf8");
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;inline-size:${size}px;block-size:${size}px}</style>${drawing}`,
  );
  await writeFile(new URL(png, import.meta.url), await page.screenshot({ omitBackground: true }));
}
await browser.close();
