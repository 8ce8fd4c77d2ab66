/** wallabag: a list of articles with their text, tags and annotations. */
import { isTrue, jsonItems, type Members, membersIn, textIn, textsIn } from "../reading/json-items.ts";
import type { ReadSource } from "../source-item.ts";

export const read: ReadSource = (parts, watching) =>
  jsonItems(parts, watching, "[]", isEntry, (entry) => ({
    kind: "foreign",
    item: {
      url: textIn(entry, "given_url") || textIn(entry, "url"),
      title: textIn(entry, "title"),
      byline: textsIn(entry["published_by"]).join(", "),
      siteName: textIn(entry, "domain_name"),
      lang: textIn(entry, "language"),
      published: entry["published_at"],
      saved: entry["created_at"],
      tags: tagsIn(entry["tags"]),
      isArchived: isTrue(entry["is_archived"]),
      isRead: isTrue(entry["is_archived"]),
      isFavourite: isTrue(entry["is_starred"]),
      content: /^(?:text\/html|application\/xhtml\+xml|)(?:;|$)/i.test(textIn(entry, "mimetype"))
        ? textIn(entry, "content")
        : "",
      highlights: membersIn(entry["annotations"]).map((annotation) => ({
        quote: textIn(annotation, "quote"),
        note: textIn(annotation, "text") || null,
        created: annotation["created_at"],
      })),
    },
  }));

function isEntry(value: Members): boolean {
  return (
    textIn(value, "url") !== "" && (value["content"] !== undefined || value["is_archived"] !== undefined)
  );
}

/** Names, or objects with a name as its API has them. */
function tagsIn(value: unknown): readonly string[] {
  return [...textsIn(value), ...membersIn(value).map((tag) => textIn(tag, "label") || textIn(tag, "name"))];
}
