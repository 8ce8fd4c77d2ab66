/** The same items in a page without any protection: what of them runs at all, and that the detector hears it. */
import { openBench } from "./bench.mjs";
import { inGroups, markupKinds } from "./items.mjs";
import { fireAll } from "./watch.mjs";

/** @typedef {import("./items.mjs").Item} Item */

const together = 50;
/** What loads at once has failed or loaded by then. */
const loadMs = 400;

/**
 * Runs in the page.
 * @param {readonly string[]} texts
 */
export function showInFrames(texts) {
  for (const [index, text] of texts.entries()) {
    const frame = document.createElement("iframe");
    frame.id = `item-${index}`;
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms");
    frame.srcdoc = `<!doctype html><body>${text}`;
    document.body.append(frame);
  }
}

/**
 * Each markup item in a frame of its own, with scripts.
 * @param {"chromium" | "firefox"} kind
 * @param {readonly Item[]} items
 * @returns {Promise<{ items: number, live: number }>} `live` ran
 */
export async function runControl(kind, items) {
  const bench = await openBench(kind);
  const markup = items.filter(({ file }) => markupKinds.includes(file));
  const live = new Set();
  try {
    const tab = await bench.bareTab();
    for (const [at, group] of inGroups(markup, together).entries()) {
      const address = bench.site.put(
        `${bench.bareOrigin}/control/${at}`,
        "<!doctype html><title>Control</title><body></body>",
      );
      await tab.page.goto(address);
      await tab.page.evaluate(
        showInFrames,
        group.map(({ text }) => text),
      );
      await new Promise((resume) => setTimeout(resume, loadMs));
      await tab.page.evaluate(fireAll);
      await new Promise((resume) => setTimeout(resume, loadMs / 4));
      const { auditFired } = await tab.collect();
      for (const line of auditFired) live.add(group[Number(/^item-(\d+)/.exec(line)?.[1])]?.id);
    }
    live.delete(undefined);
    return { items: markup.length, live: live.size };
  } finally {
    await bench.close();
  }
}
