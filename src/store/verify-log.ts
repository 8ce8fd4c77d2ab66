/** Whether the log is as it was written: every record follows from the one before, and its end is signed. */
import { type ChainCheck, checkNext, emptyHead } from "../integrity/log.ts";
import { isSealOf } from "../integrity/seal.ts";
import { withLibrary } from "./database.ts";
import type { LibraryDatabase } from "./schema.ts";

export type LogCondition =
  /** Every record follows from the one before, and the end is signed with the library's key. */
  | { readonly kind: "whole"; readonly records: number }
  /** The last records are not signed yet: the background does so after each change. */
  | { readonly kind: "unsealed"; readonly records: number }
  | { readonly kind: "broken"; readonly records: number; readonly at: number }
  | { readonly kind: "forged"; readonly records: number };

/** Read and hashed at once: some milliseconds. */
const recordsAtOnce = 200;

/** The log's own condition, and the number it was read to. */
export async function verifyLog(
  signal: AbortSignal,
): Promise<{ readonly log: LogCondition; readonly end: number }> {
  let check: ChainCheck = { brokenAt: null, head: emptyHead };
  let records = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const batch = await withLibrary((database) =>
      database.log.where("number").above(after).limit(recordsAtOnce).toArray(),
    );
    check = batch.reduce(checkNext, check);
    records += batch.length;
    const last = batch.at(-1);
    if (last === undefined) break;
    after = last.number;
  }
  const end = check.head.number;
  return { log: await withLibrary((database) => logCondition(database, check, records)), end };
}

async function logCondition(
  database: LibraryDatabase,
  read: ChainCheck,
  count: number,
): Promise<LogCondition> {
  // Its end with what has come since it was read, of one moment: a library is in use while it is verified.
  const [row, keys, since] = await database.transaction("r", [database.kept, database.log], () =>
    Promise.all([
      database.kept.get("log"),
      database.kept.get("keys"),
      database.log.where("number").above(read.head.number).toArray(),
    ]),
  );
  const check = since.reduce(checkNext, read);
  const records = count + since.length;
  if (check.brokenAt !== null) return { kind: "broken", records, at: check.brokenAt };
  const head = row?.key === "log" ? row.head : emptyHead;
  if (head.hash !== check.head.hash) return { kind: "broken", records, at: check.head.number + 1 };
  if (records === 0) return { kind: "whole", records };
  const seal = row?.key === "log" ? row.seal : null;
  if (seal === null || keys?.key !== "keys") return { kind: "unsealed", records };
  if (!(await isSealOf(keys.keys.publicKey, seal))) return { kind: "forged", records };
  const sealed = await database.log.get(seal.number + 1);
  if (seal.hash === head.hash) return { kind: "whole", records };
  return sealed?.previous === seal.hash ? { kind: "unsealed", records } : { kind: "forged", records };
}
