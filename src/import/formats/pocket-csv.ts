/** Pocket: `title,url,time_added,tags,status`, in a zip a file for every 10,000 rows. */
import { tableItems } from "../reading/table.ts";
import type { ReadSource } from "../source-item.ts";

export const columns = ["title", "url", "time_added", "tags", "status"] as const;

export const read: ReadSource = (parts, watching) =>
  tableItems(parts, watching, (cell) => ({
    kind: "foreign",
    item: {
      url: cell("url"),
      title: cell("title"),
      saved: cell("time_added"),
      tags: cell("tags").split("|"),
      isArchived: cell("status") === "archive",
      isRead: cell("status") === "archive",
    },
  }));
