/** The records of a file in order, each checked: ours by their hashes, others made into ours. */
import type { EntryRecord } from "../model/library-file.ts";
import { checkRecord } from "./check-record.ts";
import { createSequences, type ForeignRecord, recordOf } from "./foreign.ts";
import type { OpenedFile } from "./open-file.ts";
import { createBreath } from "./reading/breath.ts";
import type { Watching } from "./reading/part.ts";
import type { DamageReason, SourceItem } from "./source-item.ts";

export type ReadRecord =
  | { readonly kind: "ours"; readonly record: EntryRecord; readonly position: number }
  | (ForeignRecord & { readonly position: number })
  | {
      readonly kind: "damaged";
      /** From 1, in the file's order. */
      readonly position: number;
      readonly title: string | null;
      readonly reason: DamageReason;
    }
  | Extract<SourceItem, { readonly kind: "pictures" | "rest" }>;

/** Gives the page its turn as it goes; the return value says whether the file breaks off. */
export async function* readRecords(
  { format, parts, isWhole }: OpenedFile,
  watching: Watching,
  now: string,
): AsyncGenerator<ReadRecord, { readonly isTruncated: boolean }> {
  const read = await format.read();
  const items = read(parts, watching);
  const breathe = createBreath();
  const making = { service: format.id, now, takeSequence: createSequences() };
  let position = 0;
  try {
    for (;;) {
      const step = await items.next();
      if (step.done === true) return { isTruncated: step.value.isTruncated || !isWhole };
      await breathe();
      const item = step.value;
      if (item.kind === "pictures" || item.kind === "rest") {
        yield item;
        continue;
      }
      position += 1;
      if (item.kind === "damaged") yield { ...item, position };
      else if (item.kind === "foreign") {
        const record = await recordOf(item.item, making);
        const title = item.item.title || item.item.url || null;
        yield record === null
          ? { kind: "damaged", reason: "address", title: title?.slice(0, 200) ?? null, position }
          : { ...record, position };
      } else {
        const checked = await checkRecord(item.raw);
        yield checked.ok
          ? { kind: "ours", record: checked.record, position }
          : { kind: "damaged", reason: checked.reason, title: checked.title, position };
      }
    }
  } finally {
    await items.return({ isTruncated: true });
  }
}
