/**
 * Firefox from the inside: functions run in the browser's own window, with its rights. WebDriver
 * cannot press the toolbar button or reach a popup; the window can.
 */

/** The parts of Firefox's own window that the functions below use. */
/** @typedef {any} Privileged */

export class FirefoxScope {
  #connection;

  /** @param {import("puppeteer-core").Browser} browser */
  constructor(browser) {
    // Puppeteer keeps its BiDi connection to itself; there is no public way to send it a command.
    this.#connection = /** @type {Privileged} */ (browser).connection;
  }

  /**
   * One WebDriver BiDi command.
   * @param {string} method
   * @param {Record<string, unknown>} parameters
   * @returns {Promise<Privileged>}
   */
  async command(method, parameters) {
    const reply = await this.#connection.send(method, parameters);
    return reply.result ?? reply;
  }

  /**
   * Runs a function in the browser's window. It crosses as text: it sees its argument and the
   * window's globals, and answers JSON.
   * @template T, [A=undefined]
   * @param {(window: Privileged, argument: A) => T | Promise<T>} fn
   * @param {A} [argument]
   * @returns {Promise<T>}
   */
  async run(fn, argument) {
    const reply = await this.command("script.callFunction", {
      target: { context: await this.#window() },
      awaitPromise: true,
      functionDeclaration: `async (argument) => JSON.stringify((await (${fn})(window, JSON.parse(argument))) ?? null)`,
      arguments: [{ type: "string", value: JSON.stringify(argument ?? null) }],
    });
    if (reply.type === "exception") throw new Error(`in Firefox's window: ${reply.exceptionDetails.text}`);
    return JSON.parse(reply.result.value);
  }

  async #window() {
    const tree = await this.command("browsingContext.getTree", { "moz:scope": "chrome", maxDepth: 0 });
    const window = tree.contexts.find((/** @type {Privileged} */ context) =>
      context.url.endsWith("browser.xhtml"),
    );
    if (window === undefined) throw new Error("Firefox has no window");
    return window.context;
  }
}
