/** Bookmarks of any browser, and of programs that write the same: `<DL><DT><H3>`, `<A HREF>`, `<DD>`. */
import { textOf } from "../reading/encoding.ts";
import type { Part, Watching } from "../reading/part.ts";
import { type HtmlToken, readTags } from "../reading/tags.ts";
import { damageOf } from "../reading/zip-damage.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";

const deepest = 100;

interface Link {
  readonly attributes: ReadonlyMap<string, string>;
  title: string;
  note: string;
}

export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  for (const part of parts) {
    const walk = createWalk();
    try {
      for await (const token of readTags(textOf(part, watching))) {
        const item = walk.take(token);
        if (item !== null) yield item;
      }
    } catch (error) {
      yield damageOf(error, part);
    }
    const last = walk.end();
    if (last !== null) yield last;
  }
  return { isTruncated: false };
}

/** Follows the folders; an item is whole once the next one begins. */
function createWalk() {
  const folders: string[] = [];
  let depth = 0;
  let heading: string | null = null;
  let link: Link | null = null;
  let into: "title" | "note" | "heading" | null = null;

  function end(): SourceItem | null {
    const item = link === null ? null : itemOf(link, folders);
    link = null;
    into = null;
    return item;
  }

  function open(name: string, attributes: ReadonlyMap<string, string>): SourceItem | null {
    switch (name) {
      case "dd":
        into = link === null ? null : "note";
        return null;
      case "a": {
        const before = end();
        link = { attributes, title: "", note: "" };
        into = "title";
        return before;
      }
      case "h3": {
        const before = end();
        heading = "";
        into = "heading";
        return before;
      }
      case "dl": {
        const before = end();
        depth += 1;
        // Deeper folders count as the one they are in.
        if (depth <= deepest) folders.push(heading ?? "");
        heading = null;
        return before;
      }
      case "dt":
        return end();
      default:
        return null;
    }
  }

  function close(name: string): SourceItem | null {
    if (name === "a" || name === "h3") into = null;
    if (name !== "dl") return null;
    const before = end();
    if (depth > 0 && depth <= deepest) folders.pop();
    depth = Math.max(0, depth - 1);
    return before;
  }

  function take(token: HtmlToken): SourceItem | null {
    if (token.kind === "open") return open(token.name, token.attributes);
    if (token.kind === "close") return close(token.name);
    if (into === "title" && link !== null) link.title += token.text;
    else if (into === "note" && link !== null) link.note += token.text;
    else if (into === "heading") heading = `${heading ?? ""}${token.text}`;
    return null;
  }

  return { take, end };
}

/** Folders that browsers name for everyone. */
const ownFolders =
  /^(?:|bookmarks|bookmarks bar|bookmarks toolbar|bookmarks menu|other bookmarks|mobile bookmarks|favou?rites bar|unsorted|unsorted bookmarks|书签栏|書籤列|其他书签|其他書籤|ブックマーク バー|その他のブックマーク)$/i;

function itemOf({ attributes, title, note }: Link, folders: readonly string[]): SourceItem | null {
  const url = attributes.get("href")?.trim() ?? "";
  // A separator, or a search folder of Firefox, a script, a page of the browser's own: nothing to keep.
  if (/^(?:place|javascript|chrome|about|data|edge|moz-extension|chrome-extension|file):/i.test(url))
    return null;
  const tags = (attributes.get("tags") ?? "").split(",");
  return {
    kind: "foreign",
    item: {
      url,
      title: title.trim(),
      note: note.trim(),
      saved: attributes.get("add_date") ?? null,
      tags: [...tags, ...folders.map((name) => name.trim()).filter((name) => !ownFolders.test(name))],
      isRead: attributes.get("toread") === "0",
      isFavourite: attributes.get("data-important") === "true",
    },
  };
}
