/** Readwise Reader: tags as a Python list, times with a space; what came by feed was never chosen and stays out. */
import { tableItems } from "../reading/table.ts";
import { listIn } from "../reading/tag-list.ts";
import type { ReadSource } from "../source-item.ts";

export const read: ReadSource = (parts, watching) =>
  tableItems(parts, watching, (cell) => {
    const location = cell("location").toLowerCase();
    if (location === "feed") return null;
    return {
      kind: "foreign",
      item: {
        url: cell("url"),
        title: cell("title"),
        saved: cell("saved date"),
        tags: listIn(cell("document tags")),
        isArchived: location === "archive",
        isRead: Number(cell("reading progress")) >= 1 || location === "archive",
        isFavourite: location === "shortlist",
      },
    };
  });
