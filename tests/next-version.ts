/**
 * A version of the tables after the newest one, which no release has: with an index more, a table more, and rows that
 * have to be written anew, so that what happens to a library while it is migrated can be seen before one has to be.
 */
import { type SchemaVersion, schemaVersions, tablesV1 } from "../src/store/schema.ts";

/** The number of the version after the newest. */
export const nextNumber = (schemaVersions.at(-1)?.number ?? 0) + 1;

/** Rows written in one go. */
const atOnce = 20;

const next: SchemaVersion = {
  number: nextNumber,
  tables: { entries: `${tablesV1.entries}, savedYear`, years: "year" },
  async migrate(transaction) {
    const entries = transaction.table("entries");
    const years = transaction.table("years");
    for (let after = 0; ; ) {
      const rows = await entries.where("number").above(after).limit(atOnce).toArray();
      if (rows.length === 0) break;
      for (const row of rows) {
        const savedYear = yearOf(row);
        await entries.put({ ...row, savedYear });
        const known = await years.get(savedYear);
        await years.put({ year: savedYear, count: (known?.count ?? 0) + 1 });
        after = row.number;
      }
    }
  },
};

/** All versions, that one among them. */
export const nextVersions: readonly SchemaVersion[] = [...schemaVersions, next];

/** What a migrated entry has more. */
export function yearOf({ savedAt }: { readonly savedAt: string }): number {
  return Number(savedAt.slice(0, 4));
}
