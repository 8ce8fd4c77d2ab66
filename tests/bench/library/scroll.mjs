/** How smoothly the library page scrolls, with the list as long as the library. */
import { quantile } from "../figures.mjs";

/** Pixels a frame: reading on, a flick of the finger, a pull at the scroll bar. */
const speeds = { wheel: 40, flick: 600, pull: 20_000 };
const framesOfEach = 180;

/**
 * Scrolls down at each speed for three seconds of sixty frames, from the top. Of each: the 95th of a
 * hundred times between frames and the longest, in milliseconds, the share of frames that came later
 * than one and a half of a sixtieth of a second, and the share of them that showed rows not yet filled.
 * @param {import("puppeteer-core").Page} page
 * @param {string} origin of the extension
 */
export async function scrollFrames(page, origin) {
  await page.goto(`${origin}/pages/library/library.html`);
  await page.waitForSelector("#list > *");
  /** @type {Record<string, { p95: number, worst: number, late: number, empty: number }>} */
  const figures = {};
  for (const [name, speed] of Object.entries(speeds)) {
    const { gaps, empty } = await page.evaluate(scrollAt, speed, framesOfEach);
    const late = gaps.filter((gap) => gap > 25).length / gaps.length;
    figures[name] = {
      p95: Math.round(quantile(gaps, 0.95) * 10) / 10,
      worst: Math.round(Math.max(...gaps) * 10) / 10,
      late: Math.round(late * 1_000) / 1_000,
      empty: Math.round((empty / framesOfEach) * 1_000) / 1_000,
    };
  }
  return figures;
}

/**
 * Runs in the page.
 * @param {number} speed pixels a frame
 * @param {number} frames
 * @returns {Promise<{ gaps: number[], empty: number }>} milliseconds between frames; frames with rows still to be filled
 */
async function scrollAt(speed, frames) {
  const scroller = document.getElementById("scroller");
  if (scroller === null) throw new Error("the page has no list");
  scroller.scrollTop = 0;
  await new Promise((resume) => setTimeout(resume, 500));
  const gaps = [];
  let empty = 0;
  let last = await new Promise((resume) => requestAnimationFrame(resume));
  for (let frame = 0; frame < frames; frame += 1) {
    scroller.scrollTop += speed;
    const now = await new Promise((resume) => requestAnimationFrame(resume));
    gaps.push(now - last);
    last = now;
    const { top, bottom } = scroller.getBoundingClientRect();
    const isInView = (/** @type {Element} */ row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    };
    if ([...scroller.querySelectorAll(".entry.waiting")].some(isInView)) empty += 1;
  }
  return { gaps, empty };
}
