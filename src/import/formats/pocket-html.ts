/** Pocket's old file: `<h1>Unread</h1><ul><li><a href time_added tags>`, then `<h1>Read Archive</h1>`. */
import { textOf } from "../reading/encoding.ts";
import type { Part, Watching } from "../reading/part.ts";
import { readTags } from "../reading/tags.ts";
import { damageOf } from "../reading/zip-damage.ts";
import type { SourceItems } from "../source-item.ts";

export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  for (const part of parts) {
    let heading = "";
    let title = "";
    let link: ReadonlyMap<string, string> | null = null;
    let isInHeading = false;
    try {
      for await (const token of readTags(textOf(part, watching))) {
        if (token.kind === "open" && token.name === "h1") {
          isInHeading = true;
          heading = "";
        } else if (token.kind === "close" && token.name === "h1") isInHeading = false;
        else if (token.kind === "open" && token.name === "a") {
          link = token.attributes;
          title = "";
        } else if (token.kind === "text") {
          if (isInHeading) heading += token.text;
          else title += token.text;
        } else if (token.kind === "close" && token.name === "a" && link !== null) {
          const isArchived = /archive/i.test(heading);
          yield {
            kind: "foreign",
            item: {
              url: link.get("href") ?? "",
              title: title.trim(),
              saved: link.get("time_added") ?? null,
              tags: (link.get("tags") ?? "").split(","),
              isArchived,
              isRead: isArchived,
            },
          };
          link = null;
        }
      }
    } catch (error) {
      yield damageOf(error, part);
    }
  }
  return { isTruncated: false };
}
