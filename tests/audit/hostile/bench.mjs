/** The browser an attack is tried in: the built extension, a network of its own, and pages that are watched. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { launch, root } from "../../browser/driver/launch.mjs";
import { until } from "../../browser/driver/poll.mjs";
import { startSite } from "../../browser/driver/site.mjs";
import { openBeside } from "../beside.mjs";
import { watch } from "./watch.mjs";

/** @typedef {import("../../browser/driver/session.mjs").Session} Session */
/** @typedef {import("../../browser/driver/site.mjs").Site} Site */
/** @typedef {Awaited<ReturnType<typeof benchOf>>} Bench */
/** @typedef {{ readonly number: number, readonly url: string | null, readonly content: string, readonly words: readonly string[] }} Load */

/**
 * Makes the build that lacks one wall.
 * @param {string} wall
 * @param {"chromium" | "firefox"} kind
 * @returns {string} its folder
 */
export function builtWithout(wall, kind) {
  execFileSync(process.execPath, ["build.mjs", "--without", wall], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return path.join(root, ".tmp", `without-${wall}`, kind);
}

/**
 * @param {"chromium" | "firefox"} kind
 * @param {{ readonly extension?: string, readonly isSunk?: boolean }} [options] `isSunk` where every name and every
 *   address leads to this machine anyway (sinks.mjs): then there is no proxy
 */
export async function openBench(kind, { isSunk = false, ...options } = {}) {
  const site = await startSite(isSunk ? 80 : 0);
  const session = await launch(kind, { ...(isSunk ? {} : { proxyPort: site.port }), ...options });
  return benchOf({ kind, session, site }, isSunk);
}

/**
 * The same over a browser that is up.
 * @param {{ readonly kind: "chromium" | "firefox", readonly session: Session, readonly site: Site }} world
 * @param {boolean} [isSunk]
 */
export async function benchOf({ kind, session, site }, isSunk = false) {
  const ask = await openBeside(session, "tests/audit/hostile/in-page.ts");

  return {
    kind,
    session,
    site,
    /** Of pages that are not ours; under it no browser tries a safer scheme first. */
    bareOrigin: isSunk ? "http://localhost" : "http://bare.test",

    /** Calls the audit's own code (in-page.ts) beside the library. */
    ask,

    /** A watched tab for pages of ours; `go` leads it to one and waits until it is drawn. */
    async ownTab() {
      const page = await session.open("about:blank");
      const isOurs = (/** @type {string} */ address) =>
        address.startsWith(session.origin) || /^about:(?:blank|srcdoc)$/.test(address) || address === "";
      const watched = await watch(page, {
        isChromium: kind === "chromium",
        isOwnScript: (address) => address.startsWith(session.origin) && address.endsWith(".js"),
        isExpected: isOurs,
      });
      let isThere = false;
      return {
        page,
        ...watched,
        /** @param {string} path @param {string} ready a selector */
        async go(path, ready) {
          const address = `${session.origin}/${path}`;
          if (isThere) {
            await page.evaluate(() => Object.assign(globalThis, { isBefore: true }));
            await page.evaluate((to) => location.assign(to), address).catch(() => undefined);
          } else page.goto(address).catch(() => undefined);
          isThere = true;
          await until(
            () =>
              page.evaluate(
                (selector) => !("isBefore" in globalThis) && document.querySelector(selector) !== null,
                ready,
              ),
            `${ready} in ${path.slice(0, 80)}`,
          );
        },
      };
    },

    /** A watched tab without anything of ours around it. */
    async bareTab() {
      const page = await session.open("about:blank");
      return { page, ...(await watch(page, { isChromium: false })) };
    },

    async close() {
      await session.remove();
      await site.close();
    },
  };
}
