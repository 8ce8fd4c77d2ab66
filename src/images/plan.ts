import type { Article } from "../model/article.ts";
import { imageLimits, type PlannedImage } from "../model/image-state.ts";
import { isSafeAddress } from "./address.ts";

/** What is to be done about the pictures of an article: fetch them, as far as address and number allow. */
export function planImages(article: Pick<Article, "images" | "pageUrl">): readonly PlannedImage[] {
  const ownHost = hostOfPage(article.pageUrl);
  return article.images.map(({ url }, index) => ({
    url,
    reason: index >= imageLimits.count ? "too-many" : isSafeAddress(url, ownHost) ? null : "unsafe",
  }));
}

/** The host of the page the reader was on, with its port; null for a page without one. */
export function hostOfPage(pageUrl: string): string | null {
  return URL.canParse(pageUrl) ? new URL(pageUrl).host || null : null;
}
