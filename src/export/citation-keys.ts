/** Keys by which a text cites an article: family name or site, year, first word of the title; each once. */
import { hostOf } from "../model/url.ts";
import type { ExportItem } from "./items.ts";
import { namesOf } from "./names.ts";

export function createCitationKeys(): (item: ExportItem) => string {
  const given = new Map<string, number>();
  return (item) => {
    const { article, entry } = item;
    const [first] = namesOf(article);
    const name = plain(
      first !== undefined && "family" in first ? first.family : (hostOf(entry.url).split(".")[0] ?? ""),
    );
    const year = /^\d{4}/.exec(article.publishedTime ?? item.snapshot.capturedAt)?.[0] ?? "";
    const word =
      article.title
        .split(/\s+/)
        .map(plain)
        .find((part) => part.length > 3) ?? "";
    const key = [name === "" ? "article" : name, year, word].filter((part) => part !== "").join("-");
    const count = (given.get(key) ?? 0) + 1;
    given.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  };
}

/** Small letters and digits of ASCII: what every program that cites takes. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 24);
}
