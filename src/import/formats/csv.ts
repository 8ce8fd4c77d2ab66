/** Any other table with a column of addresses: columns by the names they usually have. */
import { type CellOf, tableItems } from "../reading/table.ts";
import { listIn } from "../reading/tag-list.ts";
import type { ReadSource } from "../source-item.ts";

export const addressColumns = ["url", "link", "address", "href", "uri"] as const;

export const read: ReadSource = (parts, watching) =>
  tableItems(parts, watching, (cell) => ({
    kind: "foreign",
    item: {
      url: first(cell, addressColumns),
      title: first(cell, ["title", "name", "headline"]),
      byline: first(cell, ["author", "byline"]),
      siteName: first(cell, ["site", "site_name", "publisher"]),
      excerpt: first(cell, ["excerpt", "description", "summary"]),
      lang: first(cell, ["lang", "language"]),
      published: first(cell, ["published_at", "published", "date published"]),
      saved: first(cell, [
        "saved_at",
        "time_added",
        "created",
        "created_at",
        "date added",
        "added",
        "date",
        "timestamp",
      ]),
      tags: [...listIn(first(cell, ["tags", "labels", "keywords"])), first(cell, ["folder", "collection"])],
      note: first(cell, ["note", "notes", "comment"]),
      isArchived: /^archived?$/i.test(first(cell, ["status", "location", "state"])),
      isRead: /^(?:archived?|read)$/i.test(first(cell, ["status", "location", "state"])),
      isFavourite: /^(?:true|1|yes)$/i.test(first(cell, ["favorite", "favourite", "starred"])),
    },
  }));

function first(cell: CellOf, names: readonly string[]): string {
  return names.map(cell).find((value) => value !== "") ?? "";
}
