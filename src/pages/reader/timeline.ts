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
import type { Act } from "./act.ts";
import type { Side } from "./side.ts";

/** Of an entry with more snapshots, the changes of so many are told at a time: each needs two texts read. */
const atOnce = 12;

/** Tells the changes of the newest snapshots, and offers those of the older ones as they are asked for. */
export function tellTimeline(
  snapshots: readonly SnapshotFacts[],
  { tellChange, offerOlder }: Pick<Side, "tellChange" | "offerOlder">,
  act: Act,
  signal: AbortSignal,
): void {
  const tellFrom = (from: number): void =>
    void act(async () => {
      const left = await readTimeline(snapshots, from, tellChange, signal);
      // The oldest changed nothing: there is none before it.
      const count = snapshots.length - 1 - (left ?? 0);
      offerOlder(left === null ? null : { count, tell: () => tellFrom(left) });
    });
  if (snapshots.length > 1) tellFrom(0);
}

/**
 * The changes by the snapshot that brought them, each told as soon as it is known. Newest first, from the one at
 * `from` on; resolves with where to go on, null at the end.
 */
async function readTimeline(
  snapshots: readonly SnapshotFacts[],
  from: number,
  onChange: (id: SnapshotId, summary: ChangeSummary) => void,
  signal: AbortSignal,
): Promise<number | null> {
  const { to, left } = stretchFrom(from, snapshots.length);
  const shown = snapshots.slice(from, to);
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
  return left;
}

/** As far as one goes at a time among so many: each but the oldest is compared with the one before it, which is read too. */
export function stretchFrom(
  from: number,
  count: number,
): { readonly to: number; readonly left: number | null } {
  const to = Math.min(count, from + atOnce + 1);
  return { to, left: to < count ? to - 1 : null };
}

async function loadVersion(id: SnapshotId, sanitizer: Sanitizer): Promise<Version | null> {
  const snapshot = await getSnapshot(id);
  if (snapshot === null) return null;
  return versionOf(snapshot.article, sanitizer.keep(snapshot.article.content));
}
