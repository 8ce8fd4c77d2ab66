/**
 * Injected into the page on demand; its completion value is a promise of what the page yields, which
 * `scripting.executeScript` hands to the background. It reads and leaves nothing behind: no listener,
 * no timer, no global, no node.
 */
import { blocksOf } from "../extract/blocks.ts";
import { copyPage } from "../extract/copy.ts";
import { extract } from "../extract/extract.ts";
import { captureTimeoutMs, limitsFor } from "../extract/limits.ts";
import { createPace } from "../extract/pace.ts";
import { readerOf } from "../extract/page-dom.ts";
import { type Article, type CaptureScope, captureScopes } from "../model/article.ts";
import { type Failure, LibraryError } from "../model/errors.ts";
import type { CaptureResult } from "../protocol.ts";
import { createSanitizer } from "../sanitize.ts";

/** The scope lies in this global of our own world for one turn: a file injected takes no arguments. */
const scopeName = "__stillpageScope";

// The one default export of the project: esbuild's iife makes it the script's completion value.
export default capture(takeScope());

async function capture(scope: CaptureScope): Promise<CaptureResult<Article>> {
  const started = performance.now();
  try {
    const article = await articleOf(scope, started);
    return { ok: true, article, tookMs: Math.round(performance.now() - started) };
  } catch (error) {
    return { ok: false, ...pageFailure(error) };
  }
}

async function articleOf(scope: CaptureScope, started: number): Promise<Article> {
  const reader = readerOf(window);
  if (reader.contentType() === "application/pdf") throw new LibraryError("page/pdf");
  const ranges = scope === "selection" ? reader.ranges() : undefined;
  if (ranges?.length === 0) throw new LibraryError("page/no-selection");
  const pace = createPace({
    now: () => performance.now(),
    yieldToPage,
    deadline: started + captureTimeoutMs,
  });
  const copy = await copyPage(reader, {
    address: location.href,
    limits: limitsFor[scope],
    pace,
    ...(ranges === undefined ? {} : { ranges }),
  });
  if (blocksOf(copy.document.body).next().done === true) throw new LibraryError("page/empty");
  const article = await extract(copy, {
    scope,
    sanitizer: createSanitizer(window, "foreign"),
    breathe: pace.breathe,
  });
  if (article === null)
    throw new LibraryError(scope === "selection" ? "page/no-selection" : "page/no-article");
  return article;
}

/** Whatever a page does to break the reading of it is the page's failure, and says so. */
function pageFailure(error: unknown): Failure {
  if (error instanceof LibraryError) return { code: error.code, detail: error.detail };
  return { code: "page/unreadable", detail: error instanceof Error ? error.name : typeof error };
}

/** A turn for the page: a message to ourselves waits behind what it has to do, but not behind timers' throttling. */
function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function takeScope(): CaptureScope {
  const asked: unknown = Reflect.get(globalThis, scopeName);
  Reflect.deleteProperty(globalThis, scopeName);
  return captureScopes.find((scope) => scope === asked) ?? "article";
}
