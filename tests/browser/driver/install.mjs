/**
 * Makes sure that the browsers a run needs are there: found, else installed by apt where that is
 * allowed, else one sentence that says what to do. A missing browser is never a skipped test.
 */
import { spawnSync } from "node:child_process";
import { browserVariables, findBrowser, hasProgram } from "./find.mjs";

/** @typedef {import("./find.mjs").BrowserKind} BrowserKind */

/** What the suite needs beside the browsers, on Linux: real keys want a screen, Chinese wants glyphs and its language. */
const extras = {
  screen: {
    isMissing: () => !hasProgram("Xvfb") || !hasProgram("xdotool"),
    packages: ["xvfb", "xdotool", "openbox"],
    sentence: "Install Xvfb and xdotool: the keyboard shortcut is pressed on a real screen.",
  },
  fonts: {
    isMissing: () => spawnSync("fc-list", [":lang=zh", "file"], { encoding: "utf8" }).stdout?.trim() === "",
    packages: ["fonts-noto-cjk"],
    sentence: "Install a Chinese font (fonts-noto-cjk, or your system's own).",
  },
  openssl: {
    isMissing: () => !hasProgram("openssl"),
    packages: ["openssl"],
    sentence: "Install OpenSSL: time-stamps are tested against an authority made with it.",
  },
};

/** @type {Record<BrowserKind, { packages: readonly string[], sentence: string }>} */
const browsers = {
  chromium: {
    packages: ["chromium", "chromium-l10n"],
    sentence: `Install Chromium or Google Chrome, or name its program in ${browserVariables.chromium}.`,
  },
  firefox: {
    packages: ["firefox-esr"],
    sentence: `Install Firefox, or name its program in ${browserVariables.firefox}.`,
  },
};

/**
 * The programs of the asked browsers. Throws an error whose message is one sentence a person can act on.
 * @param {readonly BrowserKind[]} kinds
 * @param {{ readonly forTests?: boolean }} [options] `forTests` also asks for the screen and the fonts
 * @returns {Record<BrowserKind, string | null>}
 */
export function ensureBrowsers(kinds, { forTests = false } = {}) {
  for (const kind of kinds) {
    if (findBrowser(kind) !== null) continue;
    install(browsers[kind].packages);
    if (findBrowser(kind) === null) throw new Error(browsers[kind].sentence);
  }
  if (forTests && process.platform === "linux") {
    for (const extra of Object.values(extras)) ensure(extra);
  }
  return { chromium: findBrowser("chromium"), firefox: findBrowser("firefox") };
}

/** As {@link ensureBrowsers}, for the tests that need no browser. */
export function ensureOpenssl() {
  ensure(extras.openssl);
}

/** @param {{ readonly isMissing: () => boolean, readonly packages: readonly string[], readonly sentence: string }} extra */
function ensure({ isMissing, packages, sentence }) {
  if (!isMissing()) return;
  install(packages);
  if (isMissing()) throw new Error(sentence);
}

/**
 * Installs packages where this is Debian or a child of it and we may; does nothing elsewhere.
 * @param {readonly string[]} packages
 */
export function install(packages) {
  const rights = aptRights();
  if (rights === null) return;
  // The index may be older than what the mirror still holds; one refresh is cheaper than a riddle.
  const refreshed = run([...rights, "apt-get", "update", "-qq"]);
  const asked = [...rights, "apt-get", "install", "-y", "-qq", "--no-install-recommends"];
  if (!refreshed || run([...asked, ...packages])) return;
  // One name unknown to this release must not keep the others out.
  for (const name of packages) run([...asked, name]);
}

/** @returns {readonly string[] | null} what to put before apt-get, or null where it cannot be used */
function aptRights() {
  if (process.platform !== "linux" || !hasProgram("apt-get")) return null;
  if (process.getuid?.() === 0) return [];
  const mayWithoutPassword = hasProgram("sudo") && spawnSync("sudo", ["-n", "true"]).status === 0;
  return mayWithoutPassword ? ["sudo", "-n"] : null;
}

/**
 * @param {readonly string[]} words
 * @returns {boolean} whether it succeeded
 */
function run([program = "", ...args]) {
  process.stderr.write(`${[program, ...args].join(" ")}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
}
