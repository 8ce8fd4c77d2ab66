/**
 * Injected into the page on demand: it leaves one function in our own isolated world, where the page
 * sees nothing of it, and the background calls that with what is asked. A request left in a global
 * for the file to find would be taken by whichever of two captures came first. The function reads
 * and leaves nothing else behind: no listener, no timer, no node.
 */

import { hasLines } from "../extract/blocks.ts";
import { copyPage, type PageCopy } from "../extract/copy.ts";
import { extract } from "../extract/extract.ts";
import { captureTimeoutMs, limitsFor } from "../extract/limits.ts";
import { createPace, type Pace } from "../extract/pace.ts";
import { type PageReader, readerOf } from "../extract/page-dom.ts";
import { furtherPages, isPartOfSeries, noFurtherPages } from "../extract/series/further-pages.ts";
import type { Article, CaptureScope } from "../model/article.ts";
import { type Failure, LibraryError } from "../model/errors.ts";
import { yieldToPage } from "../page-turn.ts";
import type { CaptureResult } from "../protocol.ts";
import { createSanitizer } from "../sanitize.ts";
import { loadPage } from "./load-page.ts";

Object.assign(globalThis, { __stillpageCapture: capture });

interface CaptureOptions {
  /** A look at the page as it stands: its further pages are not asked for. */
  readonly isInspection?: boolean;
}

async function capture(scope: CaptureScope, options: CaptureOptions = {}): Promise<CaptureResult<Article>> {
  const started = performance.now();
  try {
    const found = await articleOf(scope, options.isInspection === true, started);
    return { ok: true, ...found, tookMs: Math.round(performance.now() - started) };
  } catch (error) {
    return { ok: false, ...pageFailure(error) };
  }
}

async function articleOf(
  scope: CaptureScope,
  isInspection: boolean,
  started: number,
): Promise<{ readonly article: Article; readonly isOnePageOfSeveral: boolean }> {
  const reader = readerOf(window, { closedShadowRoot });
  if (reader.contentType() === "application/pdf") throw new LibraryError("page/pdf");
  const ranges = rangesOf(scope, reader);
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
    isInViewOnly: scope === "article",
    ...(ranges === undefined ? {} : { ranges }),
  });
  const isOnePageOfSeveral = scope === "article" && isPartOfSeries(copy);
  const pages =
    isOnePageOfSeveral && !isInspection
      ? furtherPages(copy, (address) => copyOfPage(address, started, pace))
      : noFurtherPages;
  if (!hasLines(copy.document.body)) throw new LibraryError("page/empty");
  const article = await extract(copy, {
    scope,
    sanitizer: createSanitizer(window, "foreign"),
    breathe: pace.breathe,
    pages,
  });
  if (article === null)
    throw new LibraryError(ranges === undefined ? "page/no-article" : "page/no-selection");
  return { article, isOnePageOfSeveral: isOnePageOfSeveral && isInspection };
}

/** What a selection or the chooser (pick.ts) marks; undefined where all of the page is asked for. */
function rangesOf(scope: CaptureScope, reader: PageReader): readonly Range[] | undefined {
  if (scope === "selection") return reader.ranges();
  if (scope !== "part") return undefined;
  const picked: unknown = Reflect.get(globalThis, "__stillpagePicked");
  // Set by the chooser, in this world of ours that the page has no part in.
  return typeof picked === "function" ? (picked() as readonly Range[]) : [];
}

/** Further pages may take so much of a capture's time; the rest is for reading what came. */
const loadingShare = 0.6;
/** Longest for one of them. */
const pageTimeoutMs = 5_000;

async function copyOfPage(address: string, started: number, pace: Pace): Promise<PageCopy | "late" | null> {
  const left = started + captureTimeoutMs * loadingShare - performance.now();
  if (left <= 0) return "late";
  const signal = AbortSignal.timeout(Math.min(left, pageTimeoutMs));
  const page = await loadPage(address, signal);
  if (page === null) return signal.aborted ? "late" : null;
  const reader = readerOf(window, page);
  return copyPage(reader, { address: page.address, limits: limitsFor.article, pace });
}

/** Chromium gives extensions a function for it, Firefox a property; where there is neither, closed stays closed. */
function closedShadowRoot(element: Element): ShadowRoot | null {
  const dom = propertyOf(propertyOf(globalThis, "chrome"), "dom");
  const openInChromium = propertyOf(dom, "openOrClosedShadowRoot");
  // The one type it gives, as the property below.
  if (typeof openInChromium === "function") return openInChromium.call(dom, element) as ShadowRoot | null;
  const inFirefox = Object.getOwnPropertyDescriptor(Element.prototype, "openOrClosedShadowRoot")?.get;
  return (inFirefox?.call(element) ?? null) as ShadowRoot | null;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** Whatever a page does to break the reading of it is the page's failure, and says so. */
function pageFailure(error: unknown): Failure {
  if (error instanceof LibraryError) return { code: error.code, detail: error.detail };
  return { code: "page/unreadable", detail: error instanceof Error ? error.name : typeof error };
}
