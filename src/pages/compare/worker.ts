/** The worker of the comparison: versions in, a comparison out. */
import { compareVersions } from "../../compare/compare.ts";
import type { CompareTask } from "../../compare/in-worker.ts";

self.addEventListener("message", ({ data }: MessageEvent<CompareTask>) => {
  self.postMessage(compareVersions(data.before, data.after));
});
