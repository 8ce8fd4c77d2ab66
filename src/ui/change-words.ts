import type { ChangeSummary, ComparedField } from "../model/change-summary.ts";
import { type MessageKey, type PluralStem, plural, t } from "../platform/i18n.ts";

const fieldTexts = {
  title: "change_title",
  byline: "change_byline",
  authors: "change_authors",
  editor: "change_editor",
  source: "change_source",
  reprintedFrom: "change_reprinted_from",
  originalUrl: "change_original_url",
  edition: "change_edition",
  category: "change_category",
  publishedTime: "change_published",
  modifiedTime: "change_modified",
} as const satisfies Record<ComparedField, MessageKey>;

/** "headline changed", "2 paragraphs removed", …: the changes a reader would name, weightiest first. */
export function changeParts(summary: ChangeSummary): readonly string[] {
  const counted: readonly (readonly [PluralStem, number])[] = [
    ["change_removed", summary.removed],
    ["change_added", summary.added],
    ["change_edited", summary.edited],
    ["change_moved", summary.moved],
    ["change_recut", summary.recut],
    ["change_images_removed", summary.imagesRemoved],
    ["change_images_added", summary.imagesAdded],
    ["change_captions", summary.captions],
    ["change_links_removed", summary.linksRemoved],
    ["change_links_added", summary.linksAdded],
  ];
  return [
    ...summary.fields.filter((field) => field !== "modifiedTime").map((field) => t(fieldTexts[field])),
    ...counted.filter(([, count]) => count > 0).map(([stem, count]) => plural(stem, count)),
    ...summary.fields.filter((field) => field === "modifiedTime").map((field) => t(fieldTexts[field])),
  ];
}

/** The same as one line; at most so many parts of it. */
export function changeLine(summary: ChangeSummary, most = 4): string {
  const parts = changeParts(summary);
  const separator = t("change_separator");
  return parts.length <= most ? parts.join(separator) : `${parts.slice(0, most).join(separator)}…`;
}
