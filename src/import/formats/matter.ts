/** Matter: `In Queue` is false once put away; tags with semicolons. */
import { tableItems } from "../reading/table.ts";
import { listIn } from "../reading/tag-list.ts";
import type { ReadSource } from "../source-item.ts";

export const read: ReadSource = (parts, watching) =>
  tableItems(parts, watching, (cell) => ({
    kind: "foreign",
    item: {
      url: cell("url"),
      title: cell("title"),
      byline: cell("author"),
      siteName: cell("publisher"),
      saved: cell("last interaction date"),
      tags: listIn(cell("tags"), ";"),
      isArchived: isFalse(cell("in queue")),
      isRead: isTrue(cell("read")),
      isFavourite: isTrue(cell("favorited")),
    },
  }));

function isTrue(cell: string): boolean {
  return /^(?:true|1|yes)$/i.test(cell);
}

function isFalse(cell: string): boolean {
  return /^(?:false|0|no)$/i.test(cell);
}
