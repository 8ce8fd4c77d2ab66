/**
 * The formats a library can leave in. To add one: a line here, a file of the same name under `formats/` that
 * exports `write` (job.ts), and its two texts in `_locales`. Nothing else knows the formats by name.
 *
 * No writer is imported here, so that a page can offer all of them without loading any.
 */
import type { MessageKey } from "../platform/i18n.ts";

interface Format {
  readonly label: MessageKey;
  /** What takes it, in a few words: muted, beside the label. */
  readonly detail: MessageKey;
  /** Of the file of many; a writer may give another where there is one article. */
  readonly extension: string;
}

export const formats = {
  json: { label: "format_json", detail: "format_json_for", extension: "json" },
  jsonl: { label: "format_jsonl", detail: "format_jsonl_for", extension: "jsonl" },
  zip: { label: "format_zip", detail: "format_zip_for", extension: "zip" },
  markdown: { label: "format_markdown", detail: "format_markdown_for", extension: "zip" },
  html: { label: "format_html", detail: "format_html_for", extension: "zip" },
  epub: { label: "format_epub", detail: "format_epub_for", extension: "epub" },
  csl: { label: "format_csl", detail: "format_csl_for", extension: "json" },
  ris: { label: "format_ris", detail: "format_ris_for", extension: "ris" },
  biblatex: { label: "format_biblatex", detail: "format_biblatex_for", extension: "bib" },
  bookmarks: { label: "format_bookmarks", detail: "format_bookmarks_for", extension: "html" },
  csv: { label: "format_csv", detail: "format_csv_for", extension: "csv" },
  pocket: { label: "format_pocket", detail: "format_pocket_for", extension: "csv" },
  atom: { label: "format_atom", detail: "format_atom_for", extension: "atom" },
  opml: { label: "format_opml", detail: "format_opml_for", extension: "opml" },
  wacz: { label: "format_wacz", detail: "format_wacz_for", extension: "wacz" },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatId = keyof typeof formats;
export const formatIds = Object.keys(formats) as readonly FormatId[]; // keys of a closed table

/** What is exported where nothing was chosen yet, and where what was chosen is no longer here. */
export const usualFormat: FormatId = "json";
