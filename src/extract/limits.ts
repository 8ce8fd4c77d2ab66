import type { CaptureScope } from "../model/article.ts";
import type { CopyLimits } from "./copy.ts";

/**
 * What a page may ask of us. Copying and sanitising give the page its turn at any size, but Readability
 * runs in one piece: the tab stands still meanwhile, so what it gets is bounded here. Boxes that nest
 * too deep for a page's size are laid flat beforehand (copy/copier.ts).
 *
 * Measured by `node tests/bench/extract-limits.mjs [shape]` in Chromium 156; processor time of the page's
 * main thread in seconds on a busy machine, and the share of it that is one piece, by a profiler:
 *
 *     10,000 nodes     0.9
 *     45,000 nodes     1.6 (lists), 2.2 (a table), 3.0 (450,000 words in paragraphs), about 0.7 in one piece;
 *                      of boxes nested 40 deep 2.0, of which 1.3 in one piece: the worst known
 *     more than 80,000 refused within 0.6 at any size
 */
export const limitsFor: Readonly<Record<CaptureScope, CopyLimits>> = {
  article: { nodes: 80_000, characters: 4_000_000, effort: 600_000, depth: 200 },
  selection: { nodes: 250_000, characters: 4_000_000, effort: 20_000_000, depth: 200 },
  part: { nodes: 250_000, characters: 4_000_000, effort: 20_000_000, depth: 200 },
  text: { nodes: 250_000, characters: 8_000_000, effort: 60_000_000, depth: 200 },
};

/** All of a capture; the background waits no longer either. */
export const captureTimeoutMs = 15_000;
