/**
 * Tells whether anything of a stranger's ran in a page: hooks in place of what attacks call, every script that
 * Chromium compiles and that is no file of ours, dialogs, navigations of any frame, and what the policies say.
 */

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ executed: string[], navigations: string[], violations: string[] }} Findings */

/**
 * Set in every document before its first script. What fired is kept in the top window, with the name of the
 * outermost frame it fired in.
 */
function hooks() {
  const top = /** @type {any} */ (globalThis.top);
  const say = (/** @type {string} */ list, /** @type {string} */ what) => {
    let place = /** @type {Window} */ (globalThis.self);
    try {
      while (place !== top && place.parent !== top) place = place.parent;
      const name = place === top ? "" : (place.frameElement?.id ?? "");
      top[list] = [...(top[list] ?? []), `${name}|${what}`];
    } catch {
      // A document of another origin than its top: it ran, and says so by a dialog.
      console.debug(`stillpage-audit ${what}`);
    }
  };
  for (const name of ["alert", "confirm", "prompt", "print"])
    Object.defineProperty(globalThis, name, {
      configurable: true,
      writable: true,
      value: () => say("auditFired", name),
    });
  for (const name of /** @type {const} */ (["log", "info", "dir"]))
    console[name] = () => say("auditFired", `console.${name}`);
  globalThis.addEventListener("securitypolicyviolation", (event) =>
    say("auditViolations", `${event.violatedDirective} ${event.blockedURI}`),
  );
}

/**
 * Raises every event that an attribute waits for, in the page and in the frames it may look into, and follows
 * links that are no addresses. Runs in the page.
 */
export function fireAll() {
  // Past the page's own names for things, which may stand in front of them.
  const within = Document.prototype.querySelectorAll;
  const { getAttribute, getAttributeNames } = Element.prototype;
  const { dispatchEvent } = EventTarget.prototype;
  const documents = [document];
  for (const place of documents)
    for (const frame of within.call(place, "iframe, frame, object, embed")) {
      try {
        const inside = /** @type {HTMLIFrameElement} */ (frame).contentDocument;
        if (inside instanceof Node || inside?.nodeType === 9) documents.push(inside);
      } catch {
        // Of another origin: not to be looked into.
      }
    }
  for (const place of documents)
    for (const element of within.call(place, "*")) {
      for (const name of getAttributeNames.call(element))
        if (/^on/i.test(name)) {
          const event = new Event(name.slice(2).toLowerCase(), { bubbles: true, cancelable: true });
          dispatchEvent.call(element, event);
        }
      const address = getAttribute.call(element, "href") ?? getAttribute.call(element, "xlink:href") ?? "";
      // White space and controls within a scheme are dropped by the parser of addresses.
      const scheme = [...address].filter((character) => character > " ").join("");
      if (/^(?:javascript|data|vbscript):/i.test(scheme))
        dispatchEvent.call(element, new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
}

/** Where a stranger's script would stand; what the browser and the driver bring has other addresses. */
const ofDocuments = /^(?:chrome-extension|about|data|blob|https?|javascript|file):/;

/**
 * A watched page: what runs in it from its next document on is found.
 * @param {Page} page
 * @param {{ readonly isChromium: boolean, readonly isOwnScript?: (address: string) => boolean, readonly isExpected?: (address: string) => boolean }} options
 */
export async function watch(page, { isChromium, isOwnScript = () => true, isExpected = () => true }) {
  /** @type {Findings} */
  const found = { executed: [], navigations: [], violations: [] };
  await page.evaluateOnNewDocument(hooks);
  page.on("dialog", (dialog) => {
    found.executed.push(`dialog ${dialog.type()}`);
    void dialog.dismiss().catch(() => undefined);
  });
  page.on("framenavigated", (frame) => {
    const address = frame.url();
    if (!isExpected(address)) found.navigations.push(address.slice(0, 200));
  });
  page.on("console", (message) => {
    const text = message.text();
    if (text.startsWith("stillpage-audit")) found.executed.push(text);
    else if (/Content[- ]Security[- ]Policy|Trusted(?:HTML|Script|Types)/i.test(text))
      found.violations.push(text.slice(0, 300));
  });
  if (isChromium) {
    const session = await page.createCDPSession();
    session.on("Debugger.scriptParsed", ({ url, embedderName }) => {
      // A handler in markup names the one it stands in.
      const address = url || embedderName || "";
      if (ofDocuments.test(address) && !isOwnScript(address))
        found.executed.push(`compiled in ${address.slice(0, 120)}`);
    });
    await session.send("Debugger.enable");
  }

  return {
    found,
    /** Adds what the hooks heard in the document that stands there now. */
    async collect() {
      const heard = await page
        .evaluate(() => {
          const { auditFired = [], auditViolations = [] } = /** @type {any} */ (globalThis);
          Object.assign(globalThis, { auditFired: [], auditViolations: [] });
          return { auditFired, auditViolations };
        })
        .catch(() => ({ auditFired: [], auditViolations: [] }));
      found.executed.push(...heard.auditFired);
      found.violations.push(...heard.auditViolations);
      return heard;
    },
  };
}
