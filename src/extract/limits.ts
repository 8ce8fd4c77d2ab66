import type { CaptureScope } from "../model/article.ts";
import type { CopyLimits } from "./copy.ts";

/**
 * What a page may ask of us. Copying gives the page its turn at any size, but Readability and the
 * sanitizer each run in one piece: the tab stands still meanwhile, so what they get is bounded here.
 *
 * Measured by `node tests/bench/extract-limits.mjs` in Chromium 156 on two shared cores; whole
 * capture / longest time without a turn for the page, in seconds:
 *
 *     10,000 nodes       0.3–1.2 / 0.2–0.5
 *     45,000 nodes       0.7–3.9 / 0.4–2.8, of boxes nested 40 deep (effort 900,000) 4.6 / 4.4
 *     100,000 to 145,000 1.4–3.5 / 0.9–2.0 (lists, tables), or refused within 1.8
 *     1,000,000 nodes    refused in 0.1
 *     5,000 levels       0.2 / 0.1; 100,000 levels refused in 0.1
 *     as text: 100,000 nodes 0.9–3.2 / 0.3–2.2; 390,000 up to 8.9 / 6.5, hence 250,000
 */
export const limitsFor: Readonly<Record<CaptureScope, CopyLimits>> = {
  article: { nodes: 150_000, characters: 4_000_000, effort: 1_000_000, depth: 200 },
  selection: { nodes: 250_000, characters: 4_000_000, effort: 20_000_000, depth: 200 },
  part: { nodes: 250_000, characters: 4_000_000, effort: 20_000_000, depth: 200 },
  text: { nodes: 250_000, characters: 8_000_000, effort: 60_000_000, depth: 200 },
};

/** All of a capture; the background waits no longer either. */
export const captureTimeoutMs = 15_000;
