/** Authors as citations want them: people by family and given name where that can be told, all others whole. */
import type { Article } from "../model/article.ts";

export type Name =
  | { readonly family: string; readonly given: string; readonly particle: string | null }
  | { readonly literal: string };

/** Words that belong to a family name and are written small: van, de la, von der. */
const particles = /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu)$/;

/**
 * The authors of an article. Names in Latin letters of two to five words are people's, given name first; the
 * extraction marks an agency or a team with low confidence. Names in other scripts stay as they are printed.
 */
export function namesOf(article: Pick<Article, "authors" | "byline" | "evidence">): readonly Name[] {
  const { authors, byline, evidence } = article;
  if (authors.length === 0) return byline === null || byline === "" ? [] : [{ literal: byline }];
  const isGuess = evidence.authors?.confidence === "low";
  return authors.map((author) => (isGuess ? { literal: author } : splitName(author)));
}

function splitName(author: string): Name {
  const words = author.trim().split(/\s+/);
  const isLatin = /^[\p{Script=Latin}\p{M}.'’ -]+$/u.test(author);
  if (!isLatin || words.length < 2 || words.length > 5) return { literal: author };
  let start = words.length - 1;
  while (start > 1 && particles.test(words[start - 1] ?? "")) start -= 1;
  const particle = words.slice(start, -1).join(" ");
  return {
    family: words.at(-1) ?? author,
    given: words.slice(0, start).join(" "),
    particle: particle === "" ? null : particle,
  };
}

/** `Lindqvist, Ada`; what has no parts stays whole. */
export function invertedName(name: Name): string {
  if ("literal" in name) return name.literal;
  const family = name.particle === null ? name.family : `${name.particle} ${name.family}`;
  return `${family}, ${name.given}`;
}
