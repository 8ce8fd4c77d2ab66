import type { CaptureScope } from "../model/article.ts";
import type { CopyLimits } from "./copy.ts";

/**
 * What a page may ask of us. Copying stops politely at any size, but Readability runs in one piece:
 * the tab stands still meanwhile, so what is handed to it must be bounded beforehand.
 */
export const limitsFor: Readonly<Record<CaptureScope, CopyLimits>> = {
  article: { nodes: 150_000, characters: 4_000_000, effort: 1_000_000, depth: 200 },
  selection: { nodes: 300_000, characters: 4_000_000, effort: 20_000_000, depth: 200 },
  text: { nodes: 400_000, characters: 8_000_000, effort: 60_000_000, depth: 200 },
};

/** All of a capture; the background waits no longer either. */
export const captureTimeoutMs = 15_000;
