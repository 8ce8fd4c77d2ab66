import type { SnapshotId } from "../../model/id.ts";
import { type MessageKey, plural, t } from "../../platform/i18n.ts";
import { type Condition, type SnapshotVerdict, verifySnapshot } from "../../store/verify.ts";
import { countFaults } from "../../store/verify-images.ts";
import type { Act } from "./act.ts";

const texts = {
  whole: "verify_this_whole",
  altered: "verify_this_altered",
  unlogged: "verify_this_unlogged",
} as const satisfies Record<Condition, MessageKey>;

/** Checks a snapshot with its pictures, and what was found in words; null where it could not be checked, which `act` has told. */
export async function verifyInWords(id: SnapshotId, act: Act): Promise<string | null> {
  let verdict: SnapshotVerdict | null = null;
  await act(async () => {
    verdict = await verifySnapshot(id);
  });
  return verdict === null ? null : verdictText(verdict);
}

/** A verdict as sentences, a line each. */
export function verdictText(verdict: SnapshotVerdict): string {
  const { condition, images, missingImages, alteredImages, unloggedImages, misplacedImages } = verdict;
  if (countFaults(verdict) === 0)
    return condition === "whole" && images > 0
      ? t("verify_this_whole_images", plural("verify_images", images))
      : t(texts[condition]);
  return [
    t(condition === "whole" ? "verify_this_text_whole" : texts[condition]),
    ...(missingImages.length === 0 ? [] : [plural("verify_missing_images", missingImages.length)]),
    ...(alteredImages.length === 0 ? [] : [plural("verify_altered_images", alteredImages.length)]),
    ...(unloggedImages.length === 0 ? [] : [plural("verify_unlogged_images", unloggedImages.length)]),
    ...(misplacedImages.length === 0 ? [] : [plural("verify_misplaced_images", misplacedImages.length)]),
  ].join("\n");
}
