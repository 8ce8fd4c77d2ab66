/** Linkwarden: collections, which become tags, each with its links. */

import { textOf } from "../reading/encoding.ts";
import { readJson } from "../reading/json.ts";
import { jsonItems, type Members, membersIn, textIn } from "../reading/json-items.ts";
import { type Part, unwatched, type Watching } from "../reading/part.ts";
import type { SourceItems } from "../source-item.ts";

export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  const collections = await collectionNames(parts);
  const pinned = await pinnedAddresses(parts);
  return yield* jsonItems(parts, watching, "collections[].links[]", isLink, (link, { indexes }) => ({
    kind: "foreign",
    item: {
      url: textIn(link, "url"),
      title: textIn(link, "name"),
      excerpt: textIn(link, "metaDescription"),
      note: textIn(link, "description"),
      saved: link["importDate"] ?? link["createdAt"],
      tags: [
        ...membersIn(link["tags"]).map((tag) => textIn(tag, "name")),
        collections.get(indexes[0] ?? -1) ?? "",
      ],
      isFavourite: pinned.has(textIn(link, "url")),
    },
  }));
}

function isLink(value: Members): boolean {
  return textIn(value, "url") !== "" && textIn(value, "name") !== "" && textIn(value, "createdAt") !== "";
}

/** By its place among them. The one for what is in none says nothing. */
async function collectionNames(parts: readonly Part[]): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  for await (const { value, indexes } of valuesOf(parts, "collections[].name")) {
    const isPlain = typeof value === "string" && !/^unorganized$/i.test(value);
    if (isPlain) names.set(indexes[0] ?? -1, value);
  }
  return names;
}

async function pinnedAddresses(parts: readonly Part[]): Promise<ReadonlySet<string>> {
  const urls = new Set<string>();
  for await (const { value } of valuesOf(parts, "pinnedLinks[]"))
    for (const link of membersIn([value])) urls.add(textIn(link, "url"));
  return urls;
}

async function* valuesOf(parts: readonly Part[], place: string) {
  for (const part of parts)
    try {
      for await (const found of readJson(textOf(part, unwatched), [place]))
        if (found.kind === "value") yield found;
    } catch {
      // A zip that cannot be unpacked is told of when its links are read.
    }
}
