import type { EntrySummary } from "../../model/entry.ts";
import { t } from "../../platform/i18n.ts";
import type { MenuItem } from "../../ui/menu.ts";
import { moreFrom } from "./query-edit.ts";

type Way = "site" | "category" | "source" | "author";

/** A menu that leads from an article to the rest of its site, category, source or author. */
export function moreItems(entry: EntrySummary, search: (query: string) => void): readonly MenuItem[] {
  const ways: readonly (readonly [Way, string | null])[] = [
    ["site", entry.siteName],
    ["category", entry.category],
    ["source", entry.source],
    ["source", entry.reprintedFrom],
    ["author", entry.byline],
  ];
  const seen = new Set<string>();
  const lines: MenuItem[] = [{ kind: "heading", label: t("library_more_from") }];
  for (const [field, value] of ways) {
    if (value === null || seen.has(`${field} ${value}`)) continue;
    seen.add(`${field} ${value}`);
    const query = moreFrom(field, value);
    lines.push({
      kind: "action",
      action: `more-${field}`,
      label: value,
      detail: t(`library_field_${field}`),
      run: () => search(query),
    });
  }
  return lines;
}
