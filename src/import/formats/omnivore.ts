/** Omnivore's zip: lists of twenty articles each, the readable text of each beside, and its highlights in Markdown. */
import type { ForeignHighlight } from "../foreign.ts";
import { wholeTextOf } from "../reading/encoding.ts";
import { jsonItems, type Members, textIn, textsIn } from "../reading/json-items.ts";
import { type Part, unwatched, type Watching } from "../reading/part.ts";
import { ZipDamage } from "../reading/zip.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";

const longestText = 32 * 1024 * 1024;

export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  const lists = parts.filter(({ name }) => /(?:^|\/)metadata_[^/]{1,100}\.json$/.test(name));
  const texts = new Map(
    parts.map((part) => [/(?:content|highlights)\/[^/]{1,500}$/.exec(part.name)?.[0] ?? "", part]),
  );
  return yield* jsonItems(lists, watching, "[]", isArticle, (article) => itemOf(article, texts));
}

function isArticle(value: Members): boolean {
  return textIn(value, "slug") !== "" && textIn(value, "url") !== "";
}

async function itemOf(article: Members, texts: ReadonlyMap<string, Part>): Promise<SourceItem> {
  const slug = textIn(article, "slug");
  const [content, marks] = await Promise.all([
    textAt(texts.get(`content/${slug}.html`)),
    textAt(texts.get(`highlights/${slug}.md`)),
  ]);
  if (content instanceof ZipDamage)
    return {
      kind: "damaged",
      reason: content.kind === "headers" ? "unpack" : content.kind,
      title: textIn(article, "title") || null,
    };
  const state = textIn(article, "state").toLowerCase();
  const progress = article["readingProgress"];
  return {
    kind: "foreign",
    item: {
      url: textIn(article, "url"),
      title: textIn(article, "title"),
      byline: textIn(article, "author"),
      excerpt: textIn(article, "description"),
      published: article["publishedAt"],
      saved: article["savedAt"],
      tags: textsIn(article["labels"]),
      isArchived: state === "archived",
      isRead: state === "archived" || (typeof progress === "number" && progress >= 98),
      content,
      highlights: typeof marks === "string" ? highlightsIn(marks) : [],
    },
  };
}

/** Its text; empty where there is none, the damage where it cannot be unpacked. */
async function textAt(part: Part | undefined): Promise<string | ZipDamage> {
  if (part === undefined) return "";
  try {
    return (await wholeTextOf(part, unwatched, longestText)) ?? "";
  } catch (error) {
    if (error instanceof ZipDamage) return error;
    throw error;
  }
}

/** `> quote`, a line of `#label`s, a note; with empty lines between. */
function highlightsIn(markdown: string): readonly ForeignHighlight[] {
  const highlights: ForeignHighlight[] = [];
  for (const block of markdown.split(/\r?\n\s{0,20}\r?\n/).map((text) => text.trim())) {
    if (block.startsWith(">")) {
      const quote = block
        .split("\n")
        .map((line) => line.replace(/^>\s?/, ""))
        .join("\n");
      highlights.push({ quote, note: null });
      continue;
    }
    const last = highlights.at(-1);
    if (block === "" || last === undefined || /^(?:#\S{1,100}\s{0,9}){1,50}$/.test(block)) continue;
    highlights[highlights.length - 1] = {
      ...last,
      note: last.note === null ? block : `${last.note}\n\n${block}`,
    };
  }
  return highlights;
}
