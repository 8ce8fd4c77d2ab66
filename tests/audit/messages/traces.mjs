/** What a page that is saved can find out about it. */
import { launch } from "../../browser/driver/launch.mjs";
import { openReadyPopup, untilCard } from "../../browser/driver/steps.mjs";

/** A page with an article. @param {string} name */
export function article(name) {
  const text = "<p>The ferry leaves at six, and the harbour master writes its name in a book.</p>".repeat(12);
  return `<!doctype html><html lang="en"><title>${name}</title><body><article><h1>The ${name} one</h1>${text}</article></body></html>`;
}

/**
 * What a page can see of being saved: names on its globals, changes of its nodes, events.
 * @param {"chromium" | "firefox"} kind
 * @param {import("../../browser/driver/site.mjs").Site} site
 * @returns {Promise<readonly string[]>}
 */
export async function tracesOfSave(kind, site) {
  const session = await launch(kind, { proxyPort: site.port });
  try {
    const watched = article("watched").replace(
      "</body>",
      `<script>
        globalThis.seen = [];
        const names = new Set(Object.getOwnPropertyNames(window));
        new MutationObserver((list) => seen.push(...list.map(({ type }) => type)))
          .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        addEventListener("message", () => seen.push("message"));
        addEventListener("error", () => seen.push("error"));
        addEventListener("securitypolicyviolation", () => seen.push("violation"));
        globalThis.look = () => [...seen, ...Object.getOwnPropertyNames(window).filter((name) => !names.has(name))];
        names.add("look");
      </script></body>`,
    );
    const tab = await session.open(site.put("http://stranger.test/watched", watched));
    const popup = await openReadyPopup(session);
    await untilCard(popup, "new");
    await popup.press("Enter");
    await untilCard(popup, "done");
    await popup.close();
    const found = await tab.evaluate(() => /** @type {any} */ (globalThis).look());
    return found;
  } finally {
    await session.remove();
  }
}
