/** Karakeep: bookmarks with their tags, notes and lists; the lists' names stand behind them. */

import { isRecord } from "../../model/read-article.ts";
import { textOf } from "../reading/encoding.ts";
import { readJson } from "../reading/json.ts";
import { isTrue, jsonItems, type Members, textIn, textsIn } from "../reading/json-items.ts";
import { type Part, unwatched, type Watching } from "../reading/part.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";

export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  const lists = await listNames(parts);
  return yield* jsonItems(parts, watching, "bookmarks[]", isBookmark, (bookmark) => itemOf(bookmark, lists));
}

function isBookmark(value: Members): boolean {
  return isRecord(value["content"]) && value["createdAt"] !== undefined;
}

async function listNames(parts: readonly Part[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const part of parts)
    try {
      for await (const found of readJson(textOf(part, unwatched), ["lists[]"]))
        if (found.kind === "value" && isRecord(found.value))
          names.set(textIn(found.value, "id"), textIn(found.value, "name"));
    } catch {
      // A zip that cannot be unpacked is told of when its bookmarks are read.
    }
  return names;
}

function itemOf(bookmark: Members, lists: ReadonlyMap<string, string>): SourceItem {
  const content = isRecord(bookmark["content"]) ? bookmark["content"] : {};
  const title = textIn(bookmark, "title");
  // A note of Karakeep's own, or a file: there is no page to it.
  if (textIn(content, "url") === "")
    return {
      kind: "damaged",
      reason: "address",
      title: title || textIn(content, "text").slice(0, 120) || null,
    };
  return {
    kind: "foreign",
    item: {
      url: textIn(content, "url"),
      title,
      saved: bookmark["createdAt"],
      tags: [...textsIn(bookmark["tags"]), ...textsIn(bookmark["lists"]).map((id) => lists.get(id) ?? id)],
      note: textIn(bookmark, "note"),
      isArchived: isTrue(bookmark["archived"]),
      isRead: isTrue(bookmark["archived"]),
      isFavourite: isTrue(bookmark["favourited"]),
    },
  };
}
