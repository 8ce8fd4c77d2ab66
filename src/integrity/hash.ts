import type { Article } from "../model/article.ts";
import type { Hash } from "../model/snapshot.ts";
import { canonicalArticle } from "./canonical.ts";

/** SHA-256 of a text's UTF-8 bytes, as `sha256:` and lower-case hexadecimal. */
export function hashText(text: string): Promise<Hash> {
  return hashBytes(new TextEncoder().encode(text));
}

/** SHA-256 of these bytes, in the same form. */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<Hash> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `sha256:${hex}`;
}

/** The hash a snapshot of this article carries. Two captures that say the same have the same hash. */
export function hashArticle(article: Article): Promise<Hash> {
  return hashText(canonicalArticle(article));
}
