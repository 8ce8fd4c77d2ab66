/** Runs in a page of the extension: two transactions over different tables that write and never end. */
import type { Table } from "dexie";
import { withWritable } from "../../../src/store/database.ts";

const audit = {
  begin(): void {
    void withWritable(({ stamps }) => writeTo(stamps as unknown as Table));
    void withWritable(({ names }) => writeTo(names as unknown as Table));
  },
};

function writeTo(table: Table): Promise<void> {
  return table.db.transaction("rw", [table], async () => {
    // Large enough to be put on disk before it is committed.
    for (let number = 1; ; number += 1)
      await table.put({ number, kind: "site", name: `${number} ${"x".repeat(20_000)}` });
  });
}

Object.assign(globalThis, { audit });
