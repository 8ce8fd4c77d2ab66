/**
 * Every kind of file that can be taken in, in the order in which they are tried. What a file is shows its
 * content, never its name. Adding one is a file under formats/ and a line here.
 */
import { addressColumns } from "./formats/csv.ts";
import { isMhtml } from "./formats/mhtml.ts";
import { isOurPage } from "./formats/our-page.ts";
import { isLines } from "./formats/ours-lines.ts";
import { isSingleFile } from "./formats/single-file.ts";
import { columnsOf } from "./reading/table.ts";
import type { ReadSource } from "./source-item.ts";

export interface ImportFormat {
  /** Stands in `importedFrom`: never changed. */
  readonly id: string;
  /** Keys of the interface's texts: what it is called, and what it does not bring along. */
  readonly label: FormatLabel;
  readonly loss: FormatLoss;
  /** Whether a text begins as one of these does: its first characters, without a mark. */
  readonly recognise: (head: string) => boolean;
  /** Of a zip, whether its files together are one of these, by their names. Others are read file by file. */
  readonly recogniseZip?: (names: readonly string[]) => boolean;
  /** Rows under the names of columns. */
  readonly isTable?: boolean;
  /** Nothing but addresses tells it: what has a kind of its own goes before. */
  readonly isAny?: boolean;
  readonly read: () => Promise<ReadSource>;
}

export const formats = [
  {
    id: "stillpage",
    label: "import_from_stillpage",
    loss: "import_loss_stillpage",
    recognise: (head) =>
      /^\s{0,99}\{[^{}[\]]{0,2000}"format"\s{0,9}:\s{0,9}"article-snapshots"/.test(head) && !isLines(head),
    read: async () => (await import("./formats/ours-json.ts")).read,
  },
  {
    id: "stillpage-lines",
    label: "import_from_stillpage_lines",
    loss: "import_loss_stillpage",
    recognise: isLines,
    recogniseZip: (names) => names.includes("library.jsonl"),
    read: async () => (await import("./formats/ours-lines.ts")).read,
  },
  {
    id: "omnivore",
    label: "import_from_omnivore",
    loss: "import_loss_omnivore",
    recognise: () => false,
    recogniseZip: (names) => names.some((name) => /(?:^|\/)metadata_[^/]{1,100}\.json$/.test(name)),
    read: async () => (await import("./formats/omnivore.ts")).read,
  },
  {
    id: "stillpage-page",
    label: "import_from_stillpage_page",
    loss: "import_loss_stillpage_page",
    recognise: isOurPage,
    read: async () => (await import("./formats/our-page.ts")).read,
  },
  {
    id: "single-file",
    label: "import_from_single_file",
    loss: "import_loss_page",
    recognise: isSingleFile,
    read: async () => (await import("./formats/single-file.ts")).read,
  },
  {
    id: "mhtml",
    label: "import_from_mhtml",
    loss: "import_loss_page",
    recognise: isMhtml,
    read: async () => (await import("./formats/mhtml.ts")).read,
  },
  {
    id: "bookmarks",
    label: "import_from_bookmarks",
    loss: "import_loss_bookmarks",
    recognise: (head) =>
      /^\s{0,99}<!DOCTYPE NETSCAPE-Bookmark-file-1>/i.test(head) ||
      /<DL>\s{0,9}(?:<p>)?\s{0,99}<DT>/i.test(head),
    read: async () => (await import("./formats/bookmarks.ts")).read,
  },
  {
    id: "pocket-html",
    label: "import_from_pocket_html",
    loss: "import_loss_text",
    recognise: (head) => /<a [^<>]{0,9000}time_added\s{0,3}=/i.test(head),
    read: async () => (await import("./formats/pocket-html.ts")).read,
  },
  {
    id: "wallabag",
    label: "import_from_wallabag",
    loss: "import_loss_wallabag",
    recognise: (head) =>
      // Not more of its beginning: a first element that is hurt makes it no other file.
      /^\s{0,99}\[/.test(head) && /"(?:is_archived|is_starred|hashed_url|domain_name)"\s{0,9}:/.test(head),
    read: async () => (await import("./formats/wallabag.ts")).read,
  },
  {
    id: "karakeep",
    label: "import_from_karakeep",
    loss: "import_loss_notes",
    recognise: (head) => /^\s{0,99}\{\s{0,99}"(?:bookmarks|lists)"\s{0,9}:\s{0,9}\[/.test(head),
    read: async () => (await import("./formats/karakeep.ts")).read,
  },
  {
    id: "linkwarden",
    label: "import_from_linkwarden",
    loss: "import_loss_text",
    recognise: (head) =>
      /^\s{0,99}\{/.test(head) && /"(?:collections|pinnedLinks)"\s{0,9}:\s{0,9}\[/.test(head),
    read: async () => (await import("./formats/linkwarden.ts")).read,
  },
  table(
    "pocket",
    "import_from_pocket",
    "import_loss_pocket",
    ["url", "time_added", "status"],
    async () => (await import("./formats/pocket-csv.ts")).read,
  ),
  table(
    "instapaper",
    "import_from_instapaper",
    "import_loss_notes",
    ["url", "selection", "folder", "timestamp"],
    async () => (await import("./formats/instapaper.ts")).read,
  ),
  table(
    "readwise",
    "import_from_readwise",
    "import_loss_readwise",
    ["url", "document tags", "saved date"],
    async () => (await import("./formats/readwise.ts")).read,
  ),
  table(
    "matter",
    "import_from_matter",
    "import_loss_matter",
    ["url", "in queue", "last interaction date"],
    async () => (await import("./formats/matter.ts")).read,
  ),
  table(
    "raindrop",
    "import_from_raindrop",
    "import_loss_raindrop",
    ["url", "folder", "tags", "created"],
    async () => (await import("./formats/raindrop-csv.ts")).read,
  ),
  {
    id: "csv",
    label: "import_from_csv",
    loss: "import_loss_text",
    isTable: true,
    isAny: true,
    recognise: (head) => {
      const columns = columnsOf(head);
      return columns.size > 1 && addressColumns.some((name) => columns.has(name));
    },
    read: async () => (await import("./formats/csv.ts")).read,
  },
  {
    id: "addresses",
    label: "import_from_addresses",
    loss: "import_loss_text",
    isAny: true,
    recognise: (head) => !/^\s{0,99}[<{[]/.test(head) && /^[^\n]{0,2000}https?:\/\/\S/im.test(head),
    read: async () => (await import("./formats/addresses.ts")).read,
  },
] as const satisfies readonly ImportFormat[];

function table(
  id: string,
  label: FormatLabel,
  loss: FormatLoss,
  columns: readonly string[],
  read: ImportFormat["read"],
): ImportFormat {
  return {
    id,
    label,
    loss,
    isTable: true,
    recognise: (head) => {
      const known = columnsOf(head);
      return columns.every((name) => known.has(name));
    },
    read,
  };
}

type FormatLabel =
  | "import_from_stillpage"
  | "import_from_stillpage_lines"
  | "import_from_stillpage_page"
  | "import_from_omnivore"
  | "import_from_single_file"
  | "import_from_mhtml"
  | "import_from_bookmarks"
  | "import_from_pocket_html"
  | "import_from_wallabag"
  | "import_from_karakeep"
  | "import_from_linkwarden"
  | "import_from_pocket"
  | "import_from_instapaper"
  | "import_from_readwise"
  | "import_from_matter"
  | "import_from_raindrop"
  | "import_from_csv"
  | "import_from_addresses";

type FormatLoss =
  | "import_loss_stillpage"
  | "import_loss_stillpage_page"
  | "import_loss_omnivore"
  | "import_loss_page"
  | "import_loss_bookmarks"
  | "import_loss_text"
  | "import_loss_wallabag"
  | "import_loss_notes"
  | "import_loss_pocket"
  | "import_loss_readwise"
  | "import_loss_matter"
  | "import_loss_raindrop";
