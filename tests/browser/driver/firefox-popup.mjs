import { until } from "./poll.mjs";

/** @typedef {import("./firefox-scope.mjs").FirefoxScope} FirefoxScope */
/** @typedef {import("./session.mjs").Popup} Popup */

/**
 * The popup that the toolbar button opens in Firefox. WebDriver cannot address it: scripts run beside
 * its document through the message manager, and keys go in through Firefox's own text input.
 * @implements {Popup}
 */
export class FirefoxPopup {
  #scope;

  /** @param {FirefoxScope} scope */
  constructor(scope) {
    this.#scope = scope;
  }

  /** Resolves when the popup is there and its document is loaded. */
  async opened() {
    await until(() => this.isOpen(), "the popup");
    await until(
      () => this.evaluate((document) => document.readyState === "complete"),
      "the popup's document",
    );
    await this.#scope.run((window) => {
      const source = 'addEventListener("keyup", () => sendAsyncMessage("stillpage:keyup"), true)';
      const address = `data:application/javascript;charset=utf-8,${encodeURIComponent(source)}`;
      window.stillpagePopup()?.messageManager.loadFrameScript(address, false);
    });
    return this;
  }

  /** @type {import("./session.mjs").PopupEvaluate} */
  async evaluate(fn, argument) {
    return JSON.parse(
      await this.inject(
        `(async () => JSON.stringify((await (${fn})(document, window, ${JSON.stringify(argument ?? null)})) ?? null))()`,
      ),
    );
  }

  /**
   * @param {string} source
   * @returns {Promise<any>} its completion value, awaited
   */
  async inject(source) {
    return this.#scope.run((window, script) => {
      const browser = window.stillpagePopup();
      if (browser === null) throw new Error("the popup is closed");
      const key = `stillpage:${Math.random()}`;
      return new Promise((resolve, reject) => {
        browser.messageManager.addMessageListener(key, function answered(/** @type {any} */ { data }) {
          browser.messageManager.removeMessageListener(key, answered);
          if (data.error === undefined) resolve(data.value);
          else reject(new Error(data.error));
        });
        // A sandbox with the page's own rights and globals, which the page's CSP does not bind.
        const beside = `(async () => {
          try {
            const { Sandbox, evalInSandbox } = Components.utils;
            const options = { sandboxPrototype: content, wantXrays: false };
            globalThis.stillpageBeside ??= new WeakMap();
            if (!stillpageBeside.has(content.document)) stillpageBeside.set(content.document, new Sandbox(content, options));
            const value = await evalInSandbox(${JSON.stringify(script)}, stillpageBeside.get(content.document));
            sendAsyncMessage("${key}", { value: typeof value === "string" ? value : null });
          } catch (error) { sendAsyncMessage("${key}", { error: String(error) }); }
        })()`;
        const address = `data:application/javascript;charset=utf-8,${encodeURIComponent(beside)}`;
        browser.messageManager.loadFrameScript(address, false);
      });
    }, source);
  }

  /** @param {string} selector */
  async click(selector) {
    await until(
      () =>
        this.evaluate((document, _window, wanted) => {
          const element = document.querySelector(wanted);
          if (element !== null) /** @type {HTMLElement} */ (element).click();
          return element !== null;
        }, selector),
      `a click on ${selector}`,
    );
  }

  /**
   * Resolves when the popup has dealt with the key, or is gone: a key crosses to the popup's process on a
   * way of its own, and what a test asks next would else arrive before it.
   * @param {string} key
   * @param {readonly import("./session.mjs").Modifier[]} [modifiers]
   */
  async press(key, modifiers = []) {
    await this.#scope.run(
      (window, names) => {
        const popup = window.stillpagePopup();
        popup?.focus();
        let awaited = popup === null ? 0 : names.length;
        popup?.messageManager.addMessageListener("stillpage:keyup", function heard() {
          awaited -= 1;
          if (awaited <= 0) popup.messageManager?.removeMessageListener("stillpage:keyup", heard);
        });
        const keys = names.map((/** @type {string} */ name) => window.stillpageKey(name));
        if (!window.stillpageInput.beginInputTransactionForTests(window))
          throw new Error("Firefox takes no keys now");
        for (const key of keys) window.stillpageInput.keydown(key);
        for (const key of keys.reverse()) window.stillpageInput.keyup(key);
        return new Promise((resolve) => {
          // A key that the browser takes for itself is never heard.
          const deadline = window.Date.now() + 1000;
          const timer = window.setInterval(() => {
            const isOver = awaited <= 0 || window.stillpagePopup() !== popup || window.Date.now() > deadline;
            if (!isOver) return;
            window.clearInterval(timer);
            resolve(null);
          }, 4);
        });
      },
      [...modifiers, key],
    );
  }

  /** @param {string} text */
  async type(text) {
    for (const letter of text) await this.press(letter);
  }

  async screenshot() {
    const base64 = await this.#scope.run(async (window) => {
      const global = window.stillpagePopup().browsingContext.currentWindowGlobal;
      const bitmap = await global.drawSnapshot(null, 1, "white");
      const canvas = window.document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      return canvas.toDataURL().split(",")[1];
    });
    return Buffer.from(base64, "base64");
  }

  /** Whether there is a popup at all, open or on its way. */
  async isThere() {
    return this.#scope.run((window) => window.stillpagePopup() !== null);
  }

  async isOpen() {
    return this.#scope.run((window) => (window.stillpagePopup()?.clientWidth ?? 0) > 50);
  }

  async close() {
    await this.#scope.run((window) => {
      for (const panel of window.document.querySelectorAll("panel")) panel.hidePopup?.();
    });
    await until(async () => !(await this.isThere()), "the popup to close");
  }

  /**
   * Puts into Firefox's window what the methods above find there.
   * @param {FirefoxScope} scope
   */
  static async prepare(scope) {
    await scope.run((window) => {
      const { Cc, Ci } = window;
      window.stillpagePopup = () => {
        const browsers = [...window.document.querySelectorAll(".webextension-popup-browser")];
        return browsers.find((browser) => browser.currentURI?.spec.startsWith("moz-extension:")) ?? null;
      };
      window.stillpageInput = Cc["@mozilla.org/text-input-processor;1"].createInstance(
        Ci.nsITextInputProcessor,
      );
      /** @type {Record<string, number>} */
      const codes = {
        Enter: 13,
        Escape: 27,
        Tab: 9,
        Backspace: 8,
        Delete: 46,
        " ": 32,
        Home: 36,
        End: 35,
        PageUp: 33,
        PageDown: 34,
        ArrowLeft: 37,
        ArrowUp: 38,
        ArrowRight: 39,
        ArrowDown: 40,
        Shift: 16,
        Control: 17,
        Alt: 18,
      };
      /** @type {Record<string, string>} */
      const places = { " ": "Space", Shift: "ShiftLeft", Control: "ControlLeft", Alt: "AltLeft" };
      window.stillpageKey = (/** @type {string} */ key) => {
        const code = places[key] ?? (key.length === 1 ? "" : key);
        return new window.KeyboardEvent("", { key, code, keyCode: codes[key] ?? 0 });
      };
    });
  }
}
