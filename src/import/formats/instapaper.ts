/** Instapaper: `URL,Title,Selection,Folder,Timestamp`, and `Tags` as a JSON list since 2023. */
import { tableItems } from "../reading/table.ts";
import { listIn } from "../reading/tag-list.ts";
import type { ReadSource } from "../source-item.ts";

const folders = { unread: "", archive: "", starred: "" } as const;

export const read: ReadSource = (parts, watching) =>
  tableItems(parts, watching, (cell) => {
    const folder = cell("folder");
    const kind = folder.toLowerCase();
    // A text note of Instapaper's own: there is no page to it.
    if (cell("url") === "") return { kind: "damaged", reason: "address", title: cell("title") || null };
    return {
      kind: "foreign",
      item: {
        url: cell("url"),
        title: cell("title"),
        note: cell("selection"),
        saved: cell("timestamp"),
        tags: [...listIn(cell("tags")), ...(kind in folders ? [] : [folder])],
        isArchived: kind === "archive",
        isRead: kind === "archive",
        isFavourite: kind === "starred",
      },
    };
  });
