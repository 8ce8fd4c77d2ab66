/** Signing the library's log; its records come with what they tell of: books.ts. */
import { emptyHead } from "../../integrity/log.ts";
import { createSealKeys, sealHead } from "../../integrity/seal.ts";
import type { TimeStamp } from "../../integrity/time-stamp.ts";
import { withLibrary, withWritable } from "../database.ts";
import type { KeysRow, LogHeadRow } from "../kept-rows.ts";
import type { LibraryDatabase } from "../schema.ts";

async function headRow(database: LibraryDatabase): Promise<LogHeadRow> {
  const row = await database.kept.get("log");
  return row?.key === "log" ? row : { key: "log", head: emptyHead, seal: null };
}

/**
 * Signs the end of the log where that has moved since the last signature; the key pair is made with the
 * first. One signature covers all records before it. A log that moves on meanwhile is signed next time.
 */
export async function sealLog(now: string): Promise<void> {
  const row = await withLibrary(headRow);
  if (row.head.number === 0 || row.seal?.hash === row.head.hash) return;
  const { keys } = await sealKeys();
  const seal = await sealHead(keys, row.head, now);
  await withWritable((database) =>
    database.transaction("rw", [database.kept], async () => {
      const current = await headRow(database);
      if (current.head.number >= seal.number) await database.kept.put({ ...current, seal });
    }),
  );
}

/** Keeps a time-stamp of a record of the log; of two for the same record the later stays. */
export async function keepStamp(stamp: TimeStamp): Promise<void> {
  await withWritable((database) => database.stamps.put(stamp));
}

/** The library's keys; of two that are made at once the first written stays. */
async function sealKeys(): Promise<KeysRow> {
  const known = await withLibrary((database) => database.kept.get("keys"));
  if (known?.key === "keys") return known;
  const keys = await createSealKeys();
  return withWritable((database) =>
    database.transaction("rw", [database.kept], async () => {
      const first = await database.kept.get("keys");
      if (first?.key === "keys") return first;
      const row: KeysRow = { key: "keys", keys };
      await database.kept.put(row);
      return row;
    }),
  );
}
