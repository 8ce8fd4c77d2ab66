/** The page's own keywords: a list a person gave this article, not one a machine gave the site. */
import type { Evidence, EvidenceRule } from "../model/article.ts";
import { normalizeSpace } from "../model/text.ts";
import { evidenceOf } from "./candidate.ts";
import { decodeEntities } from "./entities.ts";
import { fold } from "./fold.ts";

export interface StatedTags {
  readonly words: readonly string[];
  readonly place: string;
  readonly rule?: EvidenceRule;
}

export interface PageTags {
  readonly tags: readonly string[];
  readonly evidence: Evidence;
}

const mostTags = 20;
const longestTag = 40;

/** The first list that reads as tags: at least one, not too many, none of them the headline. */
export function pageTagsOf(stated: readonly StatedTags[], title: string): PageTags | null {
  for (const { words, place, rule } of stated) {
    const tags = tagsIn(words, title);
    if (tags.length > 0) return { tags, evidence: evidenceOf(rule ?? "meta", place) };
  }
  return null;
}

function tagsIn(words: readonly string[], title: string): string[] {
  const parts = words
    .slice(0, 100)
    .flatMap((word) =>
      words.length > 3 ? [word] : decodeEntities(word.slice(0, 2_000)).split(/[,，、;；|]/),
    )
    .map((part) => normalizeSpace(decodeEntities(part)).replace(/^#/, ""))
    .filter((part) => part !== "");
  const isKeywordStuffing = parts.length > mostTags * 2 || parts.some((part) => part.length > longestTag * 2);
  if (isKeywordStuffing) return [];
  const headline = fold(title);
  const known = new Map<string, string>();
  for (const part of parts) {
    const key = fold(part);
    if (key === "" || key === headline || part.length > longestTag || known.has(key)) continue;
    known.set(key, part);
  }
  return [...known.values()].slice(0, mostTags);
}
