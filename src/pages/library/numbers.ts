/** Numbers one likes to look at: what was saved when, from where, and how much room it takes. */
import type { LibraryCounts } from "../../model/entry.ts";
import { language, t } from "../../platform/i18n.ts";
import type { Facets } from "../../search/found.ts";
import { h } from "../../ui/element.ts";
import { bytesText, countText } from "../../ui/format.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { type Bar, barTable } from "./bars.ts";
import { valueLabel } from "./facet-list.ts";

export interface Numbers {
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly facets: Facets;
  readonly counts: LibraryCounts;
  /** Bytes; null where the browser does not tell. */
  readonly storage: { readonly used: number; readonly free: number } | null;
}

const mostBars = 10;

/** Shows the numbers on a sheet. */
export function showNumbers({ months, facets, counts, storage }: Numbers): void {
  const first = Math.max(
    0,
    months.findIndex(({ count }) => count > 0),
  );
  const sheet = openSheet(t("library_numbers"));
  sheet.element.classList.add("wide-sheet");
  const table = (caption: string, head: string, bars: readonly Bar[]) =>
    bars.length === 0 ? null : barTable(caption, head, t("library_articles"), bars);
  const top = (kind: "site" | "source" | "category" | "lang"): readonly Bar[] =>
    facets[kind].slice(0, mostBars).map(({ value, count }) => ({ label: valueLabel(kind, value), count }));
  sheet.body.append(
    h(
      "dl",
      { class: "figures-list" },
      figure(t("library_articles"), countText(counts.entries + counts.archived)),
      figure(t("library_snapshots"), countText(counts.snapshots)),
      figure(t("library_pictures"), countText(counts.images)),
      figure(t("library_text_size"), bytesText(counts.bytes)),
      figure(t("library_picture_size"), bytesText(counts.imageBytes)),
      storage === null ? null : figure(t("library_storage_used"), bytesText(storage.used)),
      storage === null ? null : figure(t("library_storage_free"), bytesText(storage.free)),
    ),
    ...[
      table(
        t("library_per_month"),
        t("library_month"),
        months.slice(first).map(({ month, count }) => ({ label: monthText(month), count })),
      ),
      table(t("library_sites"), t("library_sites"), top("site")),
      table(t("library_sources"), t("library_sources"), top("source")),
      table(t("library_categories"), t("library_categories"), top("category")),
      table(t("library_languages"), t("library_languages"), top("lang")),
    ].filter((part) => part !== null),
  );
}

/** `Nov 2026`. */
export function monthText(month: string): string {
  const [year = 2000, number = 1] = month.split("-").map(Number);
  const format = new Intl.DateTimeFormat(language(), { year: "numeric", month: "short" });
  return format.format(new Date(year, number - 1, 1));
}

/** How much room the library takes and how much is left, as the browser tells. */
export async function readStorage(): Promise<Numbers["storage"]> {
  const { usage, quota } = await navigator.storage.estimate();
  if (usage === undefined || quota === undefined) return null;
  return { used: usage, free: Math.max(0, quota - usage) };
}

function figure(label: string, value: string): HTMLElement {
  return h("div", {}, h("dt", {}, label), h("dd", { class: "numbers" }, value));
}
