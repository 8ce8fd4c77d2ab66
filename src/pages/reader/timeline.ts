/** What each snapshot of an entry changed from the one before it. */
import { summaryOf } from "../../compare/comparison.ts";
import { compareInWorker } from "../../compare/in-worker.ts";
import type { Version } from "../../compare/version.ts";
import { versionOf } from "../../compare/version-of.ts";
import type { ChangeSummary } from "../../model/change-summary.ts";
import type { SnapshotId } from "../../model/id.ts";
import type { SnapshotFacts } from "../../model/snapshot.ts";
import { createSanitizer, type Sanitizer } from "../../sanitize.ts";
import { getSnapshot } from "../../store/read.ts";

/** Of an entry with more snapshots, the changes of the newest are told: each needs two texts read. */
const mostCompared = 12;

/** The changes by the snapshot that brought them, each told as soon as it is known. Newest first. */
export async function readTimeline(
  snapshots: readonly SnapshotFacts[],
  onChange: (id: SnapshotId, summary: ChangeSummary) => void,
  signal: AbortSignal,
): Promise<void> {
  const shown = snapshots.slice(0, mostCompared + 1);
  const sanitizer = createSanitizer(window);
  let after: Version | null = null;
  for (const [index, facts] of shown.entries()) {
    signal.throwIfAborted();
    const newer = shown[index - 1];
    const version = await loadVersion(facts.id, sanitizer);
    if (after !== null && version !== null && newer !== undefined && newer.hash !== facts.hash)
      onChange(newer.id, summaryOf(await compareInWorker({ before: version, after }, signal)));
    after = version;
  }
}

async function loadVersion(id: SnapshotId, sanitizer: Sanitizer): Promise<Version | null> {
  const snapshot = await getSnapshot(id);
  if (snapshot === null) return null;
  return versionOf(snapshot.article, sanitizer.keep(snapshot.article.content));
}
