/** Raindrop: folders as paths, tags with commas, highlights in one cell. */
import type { ForeignHighlight } from "../foreign.ts";
import { tableItems } from "../reading/table.ts";
import { listIn } from "../reading/tag-list.ts";
import type { ReadSource } from "../source-item.ts";

export const read: ReadSource = (parts, watching) =>
  tableItems(parts, watching, (cell) => ({
    kind: "foreign",
    item: {
      url: cell("url"),
      title: cell("title"),
      note: cell("note"),
      excerpt: cell("excerpt"),
      saved: cell("created"),
      tags: [...listIn(cell("tags")), ...foldersIn(cell("folder"))],
      isFavourite: /^(?:true|1)$/i.test(cell("favorite")),
      highlights: highlightsIn(cell("highlights")),
    },
  }));

/** The folders of a path as tags; the one for what is in none says nothing. */
function foldersIn(path: string): readonly string[] {
  return path
    .split("/")
    .map((name) => name.trim())
    .filter((name) => !/^(?:|unsorted)$/i.test(name));
}

function highlightsIn(cell: string): readonly ForeignHighlight[] {
  const highlights: ForeignHighlight[] = [];
  for (const line of cell.split("\n").map((text) => text.trim())) {
    const note = /^note:\s{0,9}(.+)$/i.exec(line)?.[1];
    const last = highlights.at(-1);
    if (note !== undefined && last !== undefined) highlights[highlights.length - 1] = { ...last, note };
    else {
      const quote = line.replace(/^highlight:\s{0,9}/i, "");
      if (quote !== "") highlights.push({ quote, note: null });
    }
  }
  return highlights;
}
