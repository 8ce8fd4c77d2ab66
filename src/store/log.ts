/** The library's log and key, for whoever signs an export. */
import type { LogHead, LogRecord } from "../integrity/log.ts";
import { withLibrary } from "./database.ts";

/** The key and the end of the log, with all records where asked for; null before the first signature. */
export function readSigning(withRecords: boolean): Promise<{
  readonly keys: CryptoKeyPair;
  readonly head: LogHead;
  readonly log: readonly LogRecord[] | null;
} | null> {
  return withLibrary((database) =>
    database.transaction("r", [database.kept, database.log], async () => {
      const [keys, row] = await Promise.all([database.kept.get("keys"), database.kept.get("log")]);
      if (keys?.key !== "keys" || row?.key !== "log") return null;
      const log = withRecords ? await database.log.orderBy("number").toArray() : null;
      return { keys: keys.keys, head: row.head, log };
    }),
  );
}
