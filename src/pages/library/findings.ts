/** What the verification found, in plain words: what is as it was kept, what is not, and what was deleted when. */
import type { LoggedSnapshot } from "../../integrity/logged.ts";
import type { SnapshotId } from "../../model/id.ts";
import { type PluralStem, plural, t } from "../../platform/i18n.ts";
import { snapshotAddress } from "../../platform/tabs.ts";
import { getSnapshotFacts } from "../../store/read.ts";
import type { Verdict } from "../../store/verify.ts";
import { countFaults } from "../../store/verify-images.ts";
import type { LogCondition } from "../../store/verify-log.ts";
import { h } from "../../ui/element.ts";
import { countText, exactTime } from "../../ui/format.ts";

/** Of each kind of finding, the most that are named one by one. */
const mostNamed = 50;
/** So many deletions are shown at once; more are folded away. */
const mostOpen = 5;

/** The part of the sheet that tells them. */
export async function findingsOf(verdict: Verdict): Promise<readonly HTMLElement[]> {
  const { snapshots, images, altered, missing, unlogged, deleted, log, key } = verdict;
  const isLogSound = log.kind === "whole" || log.kind === "unsealed";
  const isSound =
    isLogSound && altered.length + missing.length + unlogged.length + countFaults(verdict) === 0;
  return [
    h(
      "p",
      { class: isSound ? "verdict" : "verdict trouble", role: "status" },
      isSound
        ? t("verify_whole", plural("verify_snapshots", snapshots), plural("verify_images", images))
        : t("verify_not_whole", plural("verify_snapshots", snapshots)),
    ),
    ...told("verify_altered", altered),
    ...(await named(altered)),
    ...told("verify_missing", missing),
    ...logged(missing),
    ...told("verify_unlogged", unlogged),
    ...(await named(unlogged)),
    ...(await imageFindings(verdict)),
    h("p", {}, logText(log)),
    ...deletions(deleted),
    ...(key === null ? [] : [h("p", {}, t("verify_key"), " ", h("code", {}, key))]),
    h("p", { class: "muted" }, t("verify_meaning")),
  ];
}

async function imageFindings(verdict: Verdict): Promise<readonly HTMLElement[]> {
  const { missingImages, alteredImages, unloggedImages, misplacedImages, faultyImagesOf } = verdict;
  const list = await named(faultyImagesOf);
  return [
    ...told("verify_missing_images", missingImages),
    ...told("verify_altered_images", alteredImages),
    ...told("verify_unlogged_images", unloggedImages),
    ...told("verify_misplaced_images", misplacedImages),
    ...(list.length === 0 ? [] : [h("p", {}, t("verify_images_belong")), ...list]),
  ];
}

/** The sentence about so many; none about nothing. */
function told(stem: PluralStem, found: readonly unknown[]): readonly HTMLElement[] {
  return found.length === 0 ? [] : [h("p", {}, plural(stem, found.length))];
}

/** Snapshots that are there, by their headlines. */
async function named(ids: readonly SnapshotId[]): Promise<readonly HTMLElement[]> {
  if (ids.length === 0) return [];
  const facts = await Promise.all(ids.slice(0, mostNamed).map(getSnapshotFacts));
  const items = facts
    .filter((known) => known !== null)
    .map(({ id, entryId, facts: { title } }) =>
      h("li", {}, h("a", { href: snapshotAddress(entryId, id), dir: "auto" }, title)),
    );
  return [listOf(items, ids.length)];
}

/** Snapshots of which only the log knows. */
function logged(snapshots: readonly LoggedSnapshot[]): readonly HTMLElement[] {
  if (snapshots.length === 0) return [];
  const items = snapshots
    .slice(0, mostNamed)
    .map((snapshot) => h("li", {}, timesOf(snapshot), " ", h("code", {}, snapshot.hash)));
  return [listOf(items, snapshots.length)];
}

function deletions(deleted: readonly LoggedSnapshot[]): readonly HTMLElement[] {
  if (deleted.length === 0) return [];
  return [
    h(
      "details",
      { class: "verify-deleted", open: deleted.length <= mostOpen },
      h("summary", {}, plural("verify_deleted", deleted.length)),
      ...logged(deleted),
    ),
  ];
}

function timesOf({ keptAt, deletedAt }: LoggedSnapshot): string {
  const kept = keptAt === null ? null : exactTime(keptAt);
  if (deletedAt === null) return kept === null ? "" : t("verify_kept_at", kept);
  const deleted = exactTime(deletedAt);
  return kept === null ? t("verify_deleted_at", deleted) : t("verify_kept_deleted", kept, deleted);
}

function listOf(items: readonly HTMLElement[], total: number): HTMLElement {
  const left = total - mostNamed;
  return h(
    "ul",
    { class: "verify-list" },
    ...items,
    left > 0 && h("li", { class: "muted" }, plural("transfer_more", left)),
  );
}

function logText(log: LogCondition): string {
  const records = plural("verify_records", log.records);
  switch (log.kind) {
    case "whole":
      return t("verify_log_whole", records);
    case "unsealed":
      return t("verify_log_unsealed", records);
    case "broken":
      return t("verify_log_broken", countText(log.at));
    case "forged":
      return t("verify_log_forged");
  }
}
