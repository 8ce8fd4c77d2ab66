/**
 * The whole network of a test: a server on loopback that the browsers use as their proxy. Pages of
 * `*.test` hosts come from here; every other address is refused. Whatever a browser asks for is
 * written down, so "nothing was requested" is measured where it cannot be missed.
 */
import { createServer } from "node:http";

/** @typedef {{ readonly status?: number, readonly type?: string, readonly body: string | Buffer, readonly delayMs?: number, readonly headers?: Record<string, string> }} Answer */
/** @typedef {{ readonly method: string, readonly host: string, readonly url: string, readonly headers: import("node:http").IncomingHttpHeaders }} Asked */

/** What browsers ask for on their own; no page of ours or of the tests lives there. */
const browsersOwnHosts =
  /(^|\.)(mozilla\.(org|com|net)|firefox\.com|mozgcp\.net|google\.com|googleapis\.com|gvt1\.com|gstatic\.com)$/;

/**
 * Starts the network. Give it pages with `put`, read what was asked with `asked`.
 * @param {number} [port] any free one unless told
 * @returns {Promise<Site>}
 */
export async function startSite(port = 0) {
  const site = new Site();
  await site.listen(port);
  return site;
}

export class Site {
  /** @type {Map<string, Answer | ((request: import("node:http").IncomingMessage) => Answer | Promise<Answer>)>} */
  #pages = new Map();
  /** @type {Asked[]} */
  #asked = [];
  #server = createServer(async (request, response) => {
    const address = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
    this.#note(request.method ?? "GET", address, request.headers);
    const page = this.#pages.get(address.host + address.pathname);
    const answer = typeof page === "function" ? await page(request) : page;
    const reply = () => {
      response.writeHead(answer ? (answer.status ?? 200) : 404, {
        "content-type": answer?.type ?? "text/html; charset=utf-8",
        "cache-control": "no-store",
        connection: "close",
        ...answer?.headers,
      });
      response.end(answer?.body ?? "<!doctype html><title>Not here</title>");
    };
    if (answer?.delayMs) setTimeout(reply, answer.delayMs);
    else reply();
  });

  constructor() {
    // An https address reaches a proxy as a wish for a tunnel. There is nothing at the other end.
    this.#server.on("connect", (request, socket) => {
      this.#note("CONNECT", new URL(`https://${request.url}`), request.headers);
      socket.on("error", () => socket.destroy());
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
  }

  /**
   * @param {number} port
   * @returns {Promise<void>}
   */
  listen(port) {
    return new Promise((resolve) => this.#server.listen(port, "127.0.0.1", () => resolve()));
  }

  /** The port, for a browser's proxy setting and for addresses on localhost. */
  get port() {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the site is not listening");
    return address.port;
  }

  /**
   * Serves something at an address, from now on; the query of a request does not matter.
   * @param {string} address such as `http://news.test/a`
   * @param {string | Answer | ((request: import("node:http").IncomingMessage) => Answer | Promise<Answer>)} answer
   * @returns {string} the address
   */
  put(address, answer) {
    const { host, pathname } = new URL(address);
    this.#pages.set(host + pathname, typeof answer === "string" ? { body: answer } : answer);
    return address;
  }

  /**
   * What was asked for since the last `forget`, without the browser's own errands.
   * @returns {readonly Asked[]}
   */
  get asked() {
    return this.#asked;
  }

  forget() {
    this.#asked = [];
  }

  /** @returns {Promise<void>} */
  close() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /**
   * @param {string} method
   * @param {URL} address
   * @param {import("node:http").IncomingHttpHeaders} headers
   */
  #note(method, address, headers) {
    if (browsersOwnHosts.test(address.hostname)) return;
    this.#asked.push({ method, host: address.hostname, url: address.href, headers });
  }
}
