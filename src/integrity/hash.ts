import type { Article } from "../model/article.ts";
import type { Hash } from "../model/snapshot.ts";
import { canonicalArticle } from "./canonical.ts";

/** SHA-256 of a text's UTF-8 bytes, as `sha256:` and lower-case hexadecimal. */
export async function hashText(text: string): Promise<Hash> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `sha256:${hex}`;
}

/** The hash a snapshot of this article carries. Two captures that say the same have the same hash. */
export function hashArticle(article: Article): Promise<Hash> {
  return hashText(canonicalArticle(article));
}
