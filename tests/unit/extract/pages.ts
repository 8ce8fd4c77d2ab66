import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { copyPage, type PageCopy } from "../../../src/extract/copy.ts";
import { extract } from "../../../src/extract/extract.ts";
import { limitsFor } from "../../../src/extract/limits.ts";
import { createPace } from "../../../src/extract/pace.ts";
import { type PageWindow, readerOf } from "../../../src/extract/page-dom.ts";
import type { Article, CaptureScope } from "../../../src/model/article.ts";
import { createSanitizer } from "../../../src/sanitize.ts";

const folder = new URL("../../fixtures/pages/", import.meta.url);

/** The markup of a fixture. */
export function sourceOf(slug: string): string {
  return readFileSync(new URL(`${slug}/source.html`, folder), "utf8");
}

/** What a fixture is expected to yield. */
export function expectedOf(slug: string): Expected {
  // Written by us, beside the page.
  return JSON.parse(readFileSync(new URL(`${slug}/expected.json`, folder), "utf8")) as Expected;
}

export interface Expected {
  readonly address: string;
  /** Null: the page has no article. */
  readonly article: Partial<Article> | null;
  readonly evidence?: Readonly<Record<string, string>>;
  /** Address and caption of each picture. */
  readonly captions?: readonly (readonly [string, string])[];
  readonly contains?: readonly string[];
  readonly lacks?: readonly string[];
}

/** A window showing the markup; its scripts run, so that pages may build themselves. */
export function windowOf(markup: string, address = "https://news.test/story"): PageWindow {
  return new JSDOM(markup, { url: address, runScripts: "dangerously" }).window;
}

/** A pace that never waits and has all the time. */
export function calmPace() {
  return createPace({ now: () => 0, yieldToPage: async () => undefined, deadline: 1 });
}

export async function copyOf(window: PageWindow, scope: CaptureScope = "article"): Promise<PageCopy> {
  const reader = readerOf(window);
  return copyPage(reader, {
    address: window.location.href,
    limits: limitsFor[scope],
    pace: calmPace(),
    isInViewOnly: scope === "article",
    ...(scope === "selection" ? { ranges: reader.ranges() } : {}),
  });
}

/** The article of a window's page, as the content script takes it. */
export async function articleOf(
  window: PageWindow,
  scope: CaptureScope = "article",
): Promise<Article | null> {
  return extract(await copyOf(window, scope), {
    scope,
    sanitizer: createSanitizer(window, "foreign"),
    breathe: calmPace().breathe,
  });
}

/** The article of some markup; fails the test when there is none. */
export async function articleIn(markup: string, address?: string): Promise<Article> {
  const article = await articleOf(windowOf(markup, address));
  if (article === null) throw new Error("no article");
  return article;
}
