import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { FirefoxPopup } from "./firefox-popup.mjs";
import { extensionHost, packed, preferencesOf, untilFree } from "./firefox-profile.mjs";
import { FirefoxScope } from "./firefox-scope.mjs";
import { patienceMs, until } from "./poll.mjs";
import { makeFolders } from "./session.mjs";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("./session.mjs").LaunchOptions} LaunchOptions */
/** @typedef {import("./session.mjs").Page} Page */

/** After so long without a popup the button is clicked again. */
const clickAgainMs = 1500;

/** How often a start that failed is tried again: Firefox now and then does not come up on a busy machine. */
const starts = 3;

/**
 * Firefox with the extension installed, on a fresh profile.
 * @param {LaunchOptions} options
 * @returns {Promise<FirefoxSession>}
 */
export async function launchFirefox(options) {
  const session = new FirefoxSession(options);
  await session.relaunch();
  return session;
}

/** @implements {Session} */
class FirefoxSession {
  /** @type {"firefox"} */
  kind = "firefox";
  version = "";
  origin = `moz-extension://${extensionHost}`;
  #folders = makeFolders("firefox");
  #options;
  #id = "";
  #isInstalled = false;
  /** @type {string[]} */
  #complaints = [];
  /** @type {import("puppeteer-core").Browser | null} */
  #running = null;
  /** @type {FirefoxScope | null} */
  #window = null;

  /** @param {LaunchOptions} options */
  constructor(options) {
    this.#options = options;
    this.downloads = this.#folders.downloads;
    this.profile = this.#folders.profile;
    const manifest = JSON.parse(readFileSync(path.join(options.extension, "manifest.json"), "utf8"));
    this.#id = manifest.browser_specific_settings.gecko.id;
  }

  get #browser() {
    if (this.#running === null) throw new Error("Firefox is not running");
    return this.#running;
  }

  get #scope() {
    if (this.#window === null) throw new Error("Firefox is not running");
    return this.#window;
  }

  /** @param {Partial<LaunchOptions>} [changes] */
  async relaunch(changes = {}) {
    this.#options = { ...this.#options, ...changes };
    this.#options.onStage?.("starting Firefox");
    this.#running = await this.#started();
    this.version = await this.#browser.version();
    this.#window = new FirefoxScope(this.#browser);
    await FirefoxPopup.prepare(this.#scope);
    await this.#scope.run(listenToConsole, this.origin);
    await this.#install();
    for (const folder of this.#options.companions ?? []) await this.#browser.installExtension(folder);
  }

  get isRunning() {
    return this.#running !== null;
  }

  async #started() {
    const { program, isHeaded = false, proxyPort, environment } = this.#options;
    const { profile } = this.#folders;
    for (let start = 1; ; start++) {
      await untilFree(profile);
      try {
        return await puppeteer.launch({
          browser: "firefox",
          executablePath: program,
          userDataDir: profile,
          headless: !isHeaded,
          defaultViewport: null,
          timeout: patienceMs,
          protocolTimeout: patienceMs,
          env: { ...process.env, ...environment },
          args: ["-remote-allow-system-access"],
          extraPrefsFirefox: preferencesOf({ id: this.#id, downloads: this.downloads, proxyPort }),
        });
      } catch (error) {
        if (start === starts) throw error;
        console.warn(`Firefox did not start, once more: ${error}`);
      }
    }
  }

  /** @param {string} address */
  async open(address) {
    const page = await this.#browser.newPage();
    await page.goto(address, { timeout: patienceMs });
    await page.bringToFront();
    return page;
  }

  /**
   * WebDriver gets no answer from a page of the browser itself; its window opens it.
   * @param {string} address
   */
  async openBrowsersOwn(address) {
    await this.#scope.run((window, wanted) => {
      window.gBrowser.selectedTab = window.gBrowser.addTrustedTab(wanted);
    }, address);
    await until(
      () =>
        this.#scope.run((window, wanted) => {
          const { currentURI, webProgress } = window.gBrowser.selectedBrowser;
          return currentURI.spec === wanted && !webProgress.isLoadingDocument;
        }, address),
      address,
    );
  }

  /** A click while the panel of another popup is still closing is lost, as a reader's would be: click again. */
  async openPopup() {
    const popup = new FirefoxPopup(this.#scope);
    await popup.close();
    await until(async () => {
      if (!(await popup.isThere())) await this.#clickAction();
      return until(() => popup.isOpen(), "the popup", clickAgainMs).catch(() => false);
    }, "the popup");
    return popup.opened();
  }

  async #clickAction() {
    await this.#scope.run((window, id) => {
      const { ExtensionParent } = window.ChromeUtils.importESModule(
        "resource://gre/modules/ExtensionParent.sys.mjs",
      );
      const { extension } = window.WebExtensionPolicy.getByID(id);
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    }, this.#id);
  }

  /** The event of the key itself, which the window turns into the command and the grant. */
  async pressCommand() {
    await this.#scope.run((window) => {
      const keys = [...window.document.querySelectorAll('keyset[id^="ext-keyset-id-"] key')];
      const key = keys.find((candidate) => candidate.getAttribute("key") === "D");
      if (key === undefined) throw new Error("the shortcut is bound to no key");
      key.dispatchEvent(new window.Event("command", { bubbles: true }));
    });
  }

  /**
   * The real menu: a right click in the page, then the item.
   * @param {Page} page
   * @param {string} item
   * @param {{ readonly x: number, readonly y: number }} [at]
   */
  async chooseMenu(page, item, at = { x: 200, y: 200 }) {
    await page.mouse.click(at.x, at.y, { button: "right" });
    await until(
      () =>
        this.#scope.run(
          (window) => window.document.getElementById("contentAreaContextMenu").state === "open",
        ),
      "the context menu",
    );
    await this.#scope.run((window, wanted) => {
      const menu = window.document.getElementById("contentAreaContextMenu");
      const items = [...menu.querySelectorAll("menuitem")].filter((candidate) => !candidate.hidden);
      const ours = items.find((candidate) => candidate.id.endsWith(`-menuitem-_${wanted}`));
      if (ours === undefined) throw new Error(`the menu has no ${wanted}`);
      menu.activateItem(ours);
    }, item);
  }

  /** @param {string} file */
  async openOwn(file) {
    const page = await this.#load(await this.#browser.newPage(), file);
    await page.bringToFront();
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) this.#complaints.push(`${file}: ${message.text()}`);
    });
    return page;
  }

  /** @param {string} file */
  async openBeside(file) {
    return this.#load(await this.#browser.newPage({ background: true }), file);
  }

  async ownAddresses() {
    const { contexts } = await this.#scope.command("browsingContext.getTree", { maxDepth: 0 });
    const urls = contexts.map((/** @type {{ url: string }} */ context) => context.url);
    return urls.filter((/** @type {string} */ url) => url.startsWith(this.origin));
  }

  /** @param {string} address */
  async ownPage(address) {
    return until(async () => {
      for (const page of await this.#browser.pages()) {
        // A page that is between two processes has no answer yet.
        const href = await page.evaluate(() => location.href).catch(() => null);
        if (href === address) return page;
      }
      return null;
    }, `the tab of ${address}`);
  }

  /**
   * @param {readonly string[]} _patterns
   * @param {() => Promise<void>} ask
   * @param {() => Promise<void>} [meanwhile]
   */
  async agreeToHosts(_patterns, ask, meanwhile) {
    await ask();
    await until(
      () => this.#scope.run((window) => window.PopupNotifications.panel.state === "open"),
      "the question about hosts",
    );
    await meanwhile?.();
    await until(
      () =>
        this.#scope.run((window) => {
          const { panel } = window.PopupNotifications;
          if (panel.state !== "open") return false;
          panel.firstElementChild.button.click();
          // Firefox takes no answer in the first half second, lest it was meant for something else.
          return panel.state !== "open";
        }),
      "its answer",
    );
  }

  async killBackground() {
    await this.#scope.run(async (window, id) => {
      await window.WebExtensionPolicy.getByID(id).extension.terminateBackground({
        disableResetIdleForTest: true,
      });
    }, this.#id);
  }

  /** @param {import("./session.mjs").Look} look */
  async setLook({ scheme, isMotionReduced }) {
    await this.#scope.run(
      (window, [dark, calm]) => {
        window.Services.prefs.setIntPref("ui.systemUsesDarkTheme", dark);
        window.Services.prefs.setIntPref("ui.prefersReducedMotion", calm);
      },
      [scheme === "dark" ? 1 : 0, isMotionReduced ? 1 : 0],
    );
  }

  async complaints() {
    if (this.#window !== null) {
      this.#complaints.push(...(await this.#scope.run((window) => window.stillpageComplaints.splice(0))));
    }
    return this.#complaints;
  }

  async backgroundMeasures() {
    const page = await this.openBeside("pages/transfer/transfer.html");
    const entries = await page.evaluate(async () => {
      const background = await browser.runtime.getBackgroundPage();
      const measures = background.performance.getEntriesByType("measure");
      return measures.map((/** @type {PerformanceMeasure} */ { name, duration }) => [name, duration]);
    });
    await page.close();
    return Object.fromEntries(entries);
  }

  async crash() {
    await this.complaints();
    const process = this.#browser.process();
    if (process === null) throw new Error("no process to kill");
    const gone = new Promise((resolve) => process.once("exit", resolve));
    process.kill("SIGKILL");
    await gone;
    await this.#browser.disconnect().catch(() => undefined);
    this.#running = null;
    this.#window = null;
  }

  async pin() {
    await this.#scope.run((window, id) => {
      const widget = `${id.replaceAll(/[^a-z0-9_-]/gi, "_").toLowerCase()}-browser-action`;
      window.CustomizableUI.addWidgetToArea(widget, window.CustomizableUI.AREA_NAVBAR);
    }, this.#id);
  }

  async closeBlankTabs() {
    await this.#scope.run((window) => {
      for (const tab of [...window.gBrowser.tabs]) {
        if (/^about:(blank|newtab|home)$/.test(tab.linkedBrowser.currentURI.spec))
          window.gBrowser.removeTab(tab);
      }
    });
  }

  async closeTabs() {
    await new FirefoxPopup(this.#scope).close();
    await this.#scope.run((window) => {
      const { gBrowser } = window;
      const empty = gBrowser.addTrustedTab("about:blank");
      gBrowser.selectedTab = empty;
      for (const tab of [...gBrowser.tabs])
        if (tab !== empty) gBrowser.removeTab(tab, { skipPermitUnload: true });
    });
  }

  async closed() {
    const process = this.#browser.process();
    await new Promise((resolve) =>
      process ? process.once("exit", resolve) : this.#browser.once("disconnected", resolve),
    );
    this.#running = null;
    this.#window = null;
  }

  async close() {
    if (this.#running === null) return;
    await this.complaints();
    await this.#browser.close();
    this.#running = null;
    this.#window = null;
  }

  async remove() {
    await this.close();
    this.#folders.remove();
  }

  /**
   * WebDriver never hears that an extension's page has loaded: it moves to another process on the way.
   * @param {Page} page
   * @param {string} file
   */
  async #load(page, file) {
    const address = `${this.origin}/${file}`;
    page.goto(address).catch(() => undefined);
    await until(
      () =>
        page.evaluate((wanted) => location.href === wanted && document.readyState === "complete", address),
      `the page ${file}`,
    );
    return page;
  }

  /**
   * For good where this Firefox takes an unsigned extension (ESR and Developer Edition do), so that a
   * restart finds it as a reader's would. Elsewhere as a temporary one, again after each start; its
   * data are kept by a setting.
   */
  async #install() {
    if (this.#isInstalled) return;
    const { extension } = this.#options;
    const file = path.join(this.#folders.profile, "stillpage.xpi");
    writeFileSync(file, packed(extension));
    try {
      await this.#scope.command("webExtension.install", {
        extensionData: { type: "archivePath", path: file },
        "moz:permanent": true,
      });
      this.#isInstalled = true;
    } catch {
      await this.#browser.installExtension(extension);
    }
  }
}

/**
 * Runs in Firefox's window: keeps what the console says about our pages from now on.
 * @param {any} window
 * @param {string} origin
 */
function listenToConsole(window, origin) {
  const { Services, Ci } = window;
  window.stillpageComplaints = [];
  const observe = (/** @type {any} */ message) => {
    if (!(message instanceof Ci.nsIScriptError)) return;
    if (![message.sourceName, message.errorMessage].some((text) => text?.includes(origin))) return;
    const { errorMessage, sourceName } = message;
    // What a test does and no code of ours: it closes a page whose message is under way, or ends the
    // background in the middle of a transaction. Firefox writes down both, and the answer that comes too late.
    if (
      /destroyed before query 'RuntimeMessage'|aborted due to page navigation|resolved after context unloaded/.test(
        errorMessage,
      )
    )
      return;
    // A whole page in a file, read where nothing plays, may hold a player without anything to play.
    if (
      /pages\/transfer\//.test(sourceName) &&
      /^<source> element has no|^All candidate resources/.test(errorMessage)
    )
      return;
    window.stillpageComplaints.push(`${sourceName}:${message.lineNumber} ${errorMessage}`);
  };
  Services.console.registerListener({ observe });
}
