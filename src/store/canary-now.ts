import type { Canary } from "../model/canary.ts";
import { withLibrary } from "./database.ts";
import { stateOf } from "./self.ts";

/** What is to be noted of the library as it is now; null where it was never written. */
export async function readCanaryNow(at: string): Promise<Canary | null> {
  const rows = await withLibrary((database) => database.kept.bulkGet(["library", "counts"]));
  const state = stateOf(
    rows.find((row) => row?.key === "library"),
    rows.find((row) => row?.key === "counts"),
  );
  if (state === null) return null;
  return { libraryId: state.libraryId, entries: state.entries, sequence: state.lastSequence, at };
}
