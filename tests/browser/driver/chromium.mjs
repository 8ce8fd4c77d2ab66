import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { patienceMs, until } from "./poll.mjs";
import { makeFolders } from "./session.mjs";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("./session.mjs").LaunchOptions} LaunchOptions */
/** @typedef {import("./session.mjs").Page} Page */
/** @typedef {import("./session.mjs").Popup} Popup */
/** @typedef {import("puppeteer-core").Target} Target */

const flags = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-features=Translate,OptimizationHints,MediaRouter",
];

/**
 * Chromium with the extension installed, on a fresh profile.
 * @param {LaunchOptions} options
 * @returns {Promise<ChromiumSession>}
 */
export async function launchChromium(options) {
  const session = new ChromiumSession(options);
  await session.relaunch();
  return session;
}

/** @implements {Session} */
class ChromiumSession {
  /** @type {"chromium"} */
  kind = "chromium";
  version = "";
  origin = "";
  /** @type {string[]} */
  #complaints = [];
  #folders = makeFolders("chromium");
  #options;
  /** @type {import("puppeteer-core").Browser | null} */
  #running = null;
  /** @type {import("./session.mjs").Look} */
  #look = {};

  /** @param {LaunchOptions} options */
  constructor(options) {
    this.#options = options;
    this.downloads = this.#folders.downloads;
    this.profile = this.#folders.profile;
    const preferences = {
      download: { default_directory: this.downloads, prompt_for_download: false },
      extensions: { pinned_extensions: [idOf(options.extension)] },
    };
    mkdirSync(path.join(this.#folders.profile, "Default"));
    writeFileSync(path.join(this.#folders.profile, "Default", "Preferences"), JSON.stringify(preferences));
  }

  get #browser() {
    if (this.#running === null) throw new Error("Chromium is not running");
    return this.#running;
  }

  /** @param {Partial<LaunchOptions>} [changes] */
  async relaunch(changes = {}) {
    this.#options = { ...this.#options, ...changes };
    const { program, extension, companions = [], proxyPort, language, isHeaded = false } = this.#options;
    this.#options.onStage?.("starting Chromium");
    this.#running = await puppeteer.launch({
      executablePath: program,
      userDataDir: this.#folders.profile,
      enableExtensions: [extension, ...companions],
      headless: !isHeaded,
      // The bar that tells of automation would stand between a reader and the page.
      ...(isHeaded ? { ignoreDefaultArgs: ["--enable-automation"] } : {}),
      defaultViewport: isHeaded ? null : { width: 1000, height: 720 },
      timeout: patienceMs,
      protocolTimeout: patienceMs,
      // Both the locale of the interface and the one of `_locales` follow this variable, on Linux.
      env: { ...process.env, ...this.#options.environment, ...(language ? { LANGUAGE: language } : {}) },
      args: [
        ...flags,
        ...(this.#options.features ? [`--enable-features=${this.#options.features}`] : []),
        // Chromium's sandbox refuses root, and needs what a container seldom grants.
        ...(process.platform === "linux" ? ["--no-sandbox"] : []),
        ...(proxyPort ? [`--proxy-server=127.0.0.1:${proxyPort}`, "--proxy-bypass-list=<-loopback>"] : []),
        // A headless screen is 800 × 600 unless told, too low for a whole popup.
        ...(isHeaded ? ["--window-size=1100,850", "--window-position=0,0"] : ["--screen-info={1280x1024}"]),
      ],
    });
    this.version = await this.#browser.version();
    this.#browser.on("targetcreated", (target) => void this.#watch(target));
    this.#browser.on("targetchanged", (target) => void this.#watch(target));
    const worker = await this.#browser.waitForTarget(this.#isWorker, { timeout: patienceMs });
    // Node gives an address of this scheme no origin.
    this.origin = `chrome-extension://${new URL(worker.url()).host}`;
    await this.#watch(worker);
  }

  get isRunning() {
    return this.#running !== null;
  }

  /** @param {string} address */
  async open(address) {
    const page = await this.#browser.newPage();
    await page.goto(address, { timeout: patienceMs });
    await this.#bringToFront(page);
    return page;
  }

  /** @param {string} address */
  async openBrowsersOwn(address) {
    await this.open(address);
  }

  async openPopup() {
    const extension = (await this.#browser.extensions()).get(new URL(this.origin).host);
    if (extension === undefined) throw new Error("Chromium no longer has the extension");
    const before = new Set(this.#browser.targets());
    // The action goes to the active tab of the window, whatever page it is given.
    await extension.triggerAction(await this.#frontPage());
    const target = await this.#browser.waitForTarget(
      (candidate) => !before.has(candidate) && candidate.url().includes("/popup.html"),
      { timeout: patienceMs },
    );
    const page = await target.asPage();
    await this.#dress(page);
    return new ChromiumPopup(page);
  }

  /**
   * Chromium takes no synthetic key for an extension's shortcut. So the grant comes from the toolbar
   * button and the event is raised in the worker: this proves the handler, not the binding of the key
   * (real-keys.test.ts presses it on a real screen).
   */
  async pressCommand() {
    await (await this.openPopup()).close();
    const worker = await this.worker();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const commands = await chrome.commands.getAll();
      const name = commands.find((command) => command.name !== "_execute_action")?.name;
      chrome.commands.onCommand.dispatch(name, tab);
    });
  }

  /**
   * A context menu cannot be opened without a screen: the grant comes from the toolbar button and the
   * event is raised in the worker with what a click on the item would have said.
   * @param {Page} page
   * @param {string} item
   */
  async chooseMenu(page, item) {
    await (await this.openPopup()).close();
    const selectionText = await page.evaluate(() => String(getSelection()));
    const worker = await this.worker();
    await worker.evaluate(
      async (menuItemId, text) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const info = { menuItemId, pageUrl: tab.url, editable: false, frameId: 0 };
        chrome.contextMenus.onClicked.dispatch(text === "" ? info : { ...info, selectionText: text }, tab);
      },
      item,
      selectionText,
    );
  }

  /** @param {string} file */
  async openOwn(file) {
    const page = await this.open(`${this.origin}/${file}`);
    await this.#dress(page);
    return page;
  }

  /** @param {string} file */
  async openBeside(file) {
    const page = await this.#browser.newPage({ background: true });
    await page.goto(`${this.origin}/${file}`);
    return page;
  }

  async ownAddresses() {
    const pages = this.#browser.targets().filter((target) => target.type() === "page");
    return pages.map((target) => target.url()).filter((url) => url.startsWith(this.origin));
  }

  /** @param {string} address */
  async ownPage(address) {
    const target = await this.#browser.waitForTarget(
      (candidate) => candidate.type() === "page" && candidate.url() === address,
      { timeout: patienceMs },
    );
    return target.asPage();
  }

  /** The worker, awake; only Chromium has one that can be spoken to. */
  async worker() {
    const target = this.#browser.targets().find(this.#isWorker) ?? (await this.#wake());
    const worker = await target.worker();
    if (worker === null) throw new Error("the worker died while it was asked for");
    return worker;
  }

  /**
   * Chromium's question is a window of its own that no protocol reaches. So the yes comes first, in
   * Chromium's page of extensions; asked then, it sees that yes and puts no question.
   * @param {readonly string[]} patterns
   * @param {() => Promise<void>} ask
   * @param {() => Promise<void>} [meanwhile]
   */
  async agreeToHosts(patterns, ask, meanwhile) {
    const page = await this.#browser.newPage({ background: true });
    await page.goto("chrome://extensions");
    const id = new URL(this.origin).host;
    for (const pattern of patterns) {
      await page.evaluate(
        (extension, hosts) => chrome.developerPrivate.addHostPermission(extension, hosts),
        id,
        pattern,
      );
    }
    await page.close();
    await ask();
    await meanwhile?.();
  }

  async killBackground() {
    const target = this.#browser.targets().find(this.#isWorker);
    if (target === undefined) return;
    await (await target.worker())?.close();
    await until(() => !this.#browser.targets().includes(target), "the worker's death");
  }

  async backgroundMeasures() {
    const worker = await this.worker();
    const entries = await worker.evaluate(() =>
      performance.getEntriesByType("measure").map(({ name, duration }) => [name, duration]),
    );
    return Object.fromEntries(entries);
  }

  async crash() {
    const process = this.#browser.process();
    if (process === null) throw new Error("no process to kill");
    const gone = new Promise((resolve) => process.once("exit", resolve));
    process.kill("SIGKILL");
    await gone;
    await this.#browser.disconnect();
    this.#running = null;
  }

  /** @param {import("./session.mjs").Look} look */
  async setLook(look) {
    this.#look = look;
  }

  async complaints() {
    return this.#complaints;
  }

  /** Done by the profile, before the start. */
  async pin() {}

  async closeBlankTabs() {
    for (const page of await this.#browser.pages()) if (page.url() === "about:blank") await page.close();
  }

  async closeTabs() {
    const [first, ...others] = await this.#browser.pages();
    for (const page of others) await page.close();
    await first?.goto("about:blank");
  }

  async closed() {
    const process = this.#browser.process();
    await new Promise((resolve) =>
      process ? process.once("exit", resolve) : this.#browser.once("disconnected", resolve),
    );
    this.#running = null;
  }

  async close() {
    await this.#running?.close();
    this.#running = null;
  }

  async remove() {
    await this.close();
    this.#folders.remove();
  }

  async #wake() {
    const page = await this.#browser.newPage();
    await page.goto(`${this.origin}/manifest.json`);
    await page.evaluate(() => chrome.runtime.sendMessage({}).catch(() => undefined));
    const target = await this.#browser.waitForTarget(this.#isWorker, { timeout: patienceMs });
    await page.close();
    return target;
  }

  #isWorker = (/** @type {Target} */ target) =>
    isWorker(target) && !(this.#options.companions ?? []).map(idOf).includes(new URL(target.url()).host);

  /** @param {Page} page */
  async #dress(page) {
    const { scheme, isMotionReduced } = this.#look;
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme ?? "" },
      { name: "prefers-reduced-motion", value: isMotionReduced ? "reduce" : "" },
    ]);
  }

  async #frontPage() {
    const pages = await this.#browser.pages();
    // The newest first: the one at the front, mostly; an older one may be a popup that has closed itself,
    // which answers nothing for 30 seconds.
    for (const page of pages.toReversed()) {
      if (await page.evaluate(() => document.visibilityState === "visible").catch(() => false)) return page;
    }
    throw new Error("Chromium shows no tab");
  }

  /** @param {Page} page */
  async #bringToFront(page) {
    await page.bringToFront();
    await until(() => page.evaluate(() => document.visibilityState === "visible"), "the tab at the front");
  }

  /**
   * Notes what our pages and worker complain about, from their first line on: the log is replayed to
   * whoever comes late.
   * @param {Target} target
   */
  async #watch(target) {
    // Pages and worker only: around a bare picture Chromium builds a page of its own, which our CSP scolds.
    const isOurs = isWorker(target) || /^chrome-extension:.*\.html\b/.test(target.url());
    if (!isOurs || watched.has(target)) return;
    watched.add(target);
    const note = (/** @type {string} */ text) => void this.#complaints.push(`${target.url()}: ${text}`);
    const source = isWorker(target) ? await target.worker() : await target.asPage();
    source?.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) note(message.text());
    });
    source?.on(/** @type {"pageerror"} */ ("pageerror"), (error) => note(String(error)));
  }
}

/**
 * The id Chromium gives an extension without a key: from the path of its folder.
 * @param {string} folder
 */
function idOf(folder) {
  const digits = createHash("sha256").update(folder).digest("hex").slice(0, 32);
  return digits.replaceAll(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** @type {WeakSet<Target>} */
const watched = new WeakSet();

/** @param {Target} target */
function isWorker(target) {
  return target.type() === "service_worker" && target.url().startsWith("chrome-extension://");
}

/** @implements {Popup} */
class ChromiumPopup {
  #page;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @type {import("./session.mjs").PopupEvaluate} */
  async evaluate(fn, argument) {
    // As text, so that one function serves both browsers; the caller's type is what it answers.
    return /** @type {any} */ (
      await this.#page.evaluate(`(${fn})(document, window, ${JSON.stringify(argument ?? null)})`)
    );
  }

  /** @param {string} source */
  async inject(source) {
    return /** @type {any} */ (await this.#page.evaluate(source));
  }

  /** @param {string} selector */
  async click(selector) {
    await this.#page.waitForSelector(selector, { timeout: patienceMs });
    // A row that is drawn anew while the pointer is on its way: the reader would click the new one.
    await until(() => this.#page.click(selector).then(() => true), `a click on ${selector}`);
  }

  /**
   * @param {string} key
   * @param {readonly import("./session.mjs").Modifier[]} [modifiers]
   */
  async press(key, modifiers = []) {
    const { keyboard } = this.#page;
    for (const modifier of modifiers) await keyboard.down(modifier);
    try {
      await keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key));
    } catch (error) {
      // A key may close the popup before it is let go.
      if (!this.#page.isClosed()) throw error;
      return;
    }
    for (const modifier of modifiers) await keyboard.up(modifier);
  }

  /** @param {string} text */
  async type(text) {
    await this.#page.keyboard.type(text);
  }

  async screenshot() {
    return Buffer.from(await this.#page.screenshot());
  }

  async isOpen() {
    return !this.#page.isClosed();
  }

  async close() {
    if (!this.#page.isClosed()) await this.#page.close();
  }
}
