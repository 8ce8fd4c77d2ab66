/** A CSV file by the names of its columns, in whatever order they stand. */
import type { SourceEnd, SourceItem, SourceItems } from "../source-item.ts";
import { readCsv } from "./csv.ts";
import { textOf } from "./encoding.ts";
import type { Part, Watching } from "./part.ts";
import { damageOf } from "./zip-damage.ts";

/** A cell by its column's name in lower case; empty where there is no such column. */
export type CellOf = (column: string) => string;

/** The names in a header, as they are compared. */
export function columnsOf(header: string): ReadonlySet<string> {
  const [line = ""] = header.split(/\r?\n/, 1);
  return new Set(line.split(/[,;\t]/).map(nameOf));
}

function nameOf(cell: string): string {
  return cell
    .replace(/^\uFEFF/, "")
    .replace(/^\s*"|"\s*$/g, "")
    .trim()
    .toLowerCase();
}

/** The items of all tables, one after the other; null of an item leaves its row out. */
export async function* tableItems(
  parts: readonly Part[],
  watching: Watching,
  itemOf: (cell: CellOf) => SourceItem | null,
): SourceItems {
  const end: SourceEnd = { isTruncated: false };
  for (const part of parts) {
    let columns: ReadonlyMap<string, number> | null = null;
    try {
      for await (const row of readCsv(textOf(part, watching))) {
        if (row.kind === "broken") {
          yield {
            kind: "damaged",
            reason: "row",
            title:
              row.line
                .replace(/\p{Cc}/gu, " ")
                .trim()
                .slice(0, 120) || null,
          };
          continue;
        }
        if (columns === null) {
          columns = new Map(row.cells.map((cell, index) => [nameOf(cell), index]));
          continue;
        }
        const known = columns;
        const item = itemOf((column) => {
          const index = known.get(column);
          return index === undefined ? "" : (row.cells[index]?.trim() ?? "");
        });
        if (item !== null) yield item;
      }
    } catch (error) {
      yield damageOf(error, part);
    }
  }
  return end;
}
