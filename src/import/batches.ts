/** Records in batches, each one transaction: many addresses, or a few articles. */
import { createBreath } from "./reading/breath.ts";
import type { ReadRecord } from "./records.ts";

export type Sound = Extract<ReadRecord, { readonly kind: "ours" | "foreign" }>;

export interface Batch {
  readonly sound: readonly Sound[];
  readonly damaged: readonly Extract<ReadRecord, { readonly kind: "damaged" }>[];
  readonly pictures: readonly Extract<ReadRecord, { readonly kind: "pictures" }>[];
  /** What the file says beside its records, once that has been read. */
  readonly rest: Readonly<Record<string, unknown>> | null;
}

/** Records of a batch, one with a text for two, and characters of their texts: `npm run bench:import`. */
const mostRecords = 20;
const mostCharacters = 60_000;
/** Damaged records by themselves cost nothing; they are told in passing. */
const mostDamaged = 500;

/** Runs the work on batches in order; the result says whether the file was truncated. */
export async function inBatches(
  records: AsyncGenerator<ReadRecord, { readonly isTruncated: boolean }>,
  work: (batch: Batch) => Promise<"stop" | "go">,
): Promise<boolean> {
  const breathe = createBreath();
  let open = createOpen();
  for (;;) {
    const step = await records.next();
    if (step.done !== true) open.add(step.value);
    if (open.isFull() || (step.done === true && !open.isEmpty())) {
      if ((await work(open.batch())) === "stop") {
        await records.return({ isTruncated: false });
        return false;
      }
      await breathe();
      open = createOpen();
    }
    if (step.done === true) return step.value.isTruncated;
  }
}

function createOpen() {
  const sound: Sound[] = [];
  const damaged: Extract<ReadRecord, { readonly kind: "damaged" }>[] = [];
  const pictures: Extract<ReadRecord, { readonly kind: "pictures" }>[] = [];
  let rest: Batch["rest"] = null;
  let characters = 0;
  let weight = 0;
  return {
    add(record: ReadRecord): void {
      if (record.kind === "damaged") damaged.push(record);
      else if (record.kind === "pictures") pictures.push(record);
      else if (record.kind === "rest") rest = record.rest;
      else {
        sound.push(record);
        const own = charactersOf(record);
        characters += own;
        weight += own > 0 ? 2 : 1;
      }
    },
    isFull: () => weight >= mostRecords || characters >= mostCharacters || damaged.length >= mostDamaged,
    isEmpty: () => sound.length + damaged.length + pictures.length === 0 && rest === null,
    batch: (): Batch => ({ sound, damaged, pictures, rest }),
  };
}

function charactersOf(record: Sound): number {
  if (record.kind === "foreign") return (record.item.content?.length ?? 0) + (record.item.page?.length ?? 0);
  return record.record.snapshots.reduce(
    (sum, { content, textContent }) => sum + content.length + textContent.length,
    0,
  );
}
