/** The library's log and key, for whoever signs an export. */
import { emptyHead, type LogHead, type LogRecord } from "../integrity/log.ts";
import type { TimeStamp } from "../integrity/time-stamp.ts";
import { withLibrary } from "./database.ts";

/** The key and the end of the log, with all records and the last time-stamp where asked for; null before the first signature. */
export function readSigning(withRecords: boolean): Promise<{
  readonly keys: CryptoKeyPair;
  readonly head: LogHead;
  readonly log: readonly LogRecord[] | null;
  readonly timeStamp: TimeStamp | null;
} | null> {
  return withLibrary((database) =>
    database.transaction("r", [database.kept, database.log, database.stamps], async () => {
      const [keys, row] = await Promise.all([database.kept.get("keys"), database.kept.get("log")]);
      if (keys?.key !== "keys" || row?.key !== "log") return null;
      const log = withRecords ? await database.log.orderBy("number").toArray() : null;
      // Of use to none who has not the log it is about.
      const timeStamp = withRecords ? ((await database.stamps.orderBy("number").last()) ?? null) : null;
      return { keys: keys.keys, head: row.head, log, timeStamp };
    }),
  );
}

/** Where the log ends now. */
export function readLogHead(): Promise<LogHead> {
  return withLibrary(async (database) => {
    const row = await database.kept.get("log");
    return row?.key === "log" ? row.head : emptyHead;
  });
}
