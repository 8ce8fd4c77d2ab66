import type { SnapshotId } from "../../model/id.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { type Condition, verifySnapshot } from "../../store/verify.ts";
import type { Act } from "./act.ts";

const texts = {
  whole: "verify_this_whole",
  altered: "verify_this_altered",
  unlogged: "verify_this_unlogged",
} as const satisfies Record<Condition, MessageKey>;

/** Checks a snapshot, and what was found in words; null where it could not be checked, which `act` has told. */
export async function verifyInWords(id: SnapshotId, act: Act): Promise<string | null> {
  let condition: Condition | null = null;
  await act(async () => {
    condition = await verifySnapshot(id);
  });
  return condition === null ? null : t(texts[condition as Condition]);
}
