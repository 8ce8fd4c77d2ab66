/** A picture by way of the page that shows it, which needs no permission but the reader's click. */
import browser from "webextension-polyfill";
import { type ImageReason, imageLimits, imageReasons } from "../model/image-state.ts";
import { isRecord } from "../model/read-article.ts";
import type { PageImageRequest } from "../protocol.ts";

/** The tab a page is shown in, and where that page came from. */
export interface ShownPage {
  readonly tabId: number;
  readonly origin: string;
}

/** Puts the script into the tab; false where that is no longer allowed. */
export async function preparePage({ tabId }: ShownPage): Promise<boolean> {
  try {
    const results = await browser.scripting.executeScript({ target: { tabId }, files: ["images.js"] });
    return results.length > 0;
  } catch {
    // The tab closed or moved on since the save: its right to be read ended with that.
    return false;
  }
}

/**
 * The bytes of a picture, or why the page cannot give them; null when the tab no longer shows the
 * page. What comes back is from the page's own process: bytes of any kind, to be checked as such.
 */
export async function imageFromPage(
  page: ShownPage,
  address: string,
): Promise<Uint8Array<ArrayBuffer> | ImageReason | null> {
  const request: PageImageRequest = {
    address,
    pageOrigin: page.origin,
    limitBytes: imageLimits.bytes,
    timeMs: imageLimits.timeMs,
  };
  const answer = await asked(page.tabId, request);
  if (!isRecord(answer)) return null;
  if (answer["ok"] === true) return bytesOf(answer["base64"]) ?? "not-an-image";
  return imageReasons.find((reason) => reason === answer["reason"]) ?? null;
}

async function asked(tabId: number, request: PageImageRequest): Promise<unknown> {
  // Past the page's own limit, for a page that does not keep it.
  const late = new Promise<unknown>((resolve) => {
    setTimeout(() => resolve({ ok: false, reason: "timeout" }), imageLimits.timeMs * 1.5);
  });
  const run = browser.scripting
    .executeScript({ target: { tabId }, func: callImage, args: [request] })
    .then(([result]) => result?.result)
    // As in preparePage: the tab is gone, which is an answer.
    .catch(() => undefined);
  return Promise.race([run, late]);
}

/** Travels to the page as source text: it may name nothing outside itself. */
function callImage(request: unknown): unknown {
  const imageOf: unknown = Reflect.get(globalThis, "__stillpageImage");
  return typeof imageOf === "function" ? imageOf(request) : undefined;
}

function bytesOf(base64: unknown): Uint8Array<ArrayBuffer> | null {
  if (typeof base64 !== "string" || base64.length > imageLimits.bytes * 1.4) return null;
  try {
    const raw = atob(base64);
    const bytes = new Uint8Array(raw.length);
    for (let index = 0; index < raw.length; index += 1) bytes[index] = raw.charCodeAt(index);
    return bytes;
  } catch {
    // Not base64: no bytes, so no picture.
    return null;
  }
}
