/** A page that SingleFile saved, or a program that says so alike: its first comment names the address and the time. */
import { wholeTextOf } from "../reading/encoding.ts";
import type { Part, Watching } from "../reading/part.ts";
import { decodeReferences } from "../reading/tags.ts";
import { damageOf } from "../reading/zip-damage.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";

const longestPage = 128 * 1024 * 1024;
const header =
  /<!--[^>]{0,200}SingleFile[^>\n]{0,200}\n\s{0,9}url:\s{0,9}(\S{1,8000})\s{0,9}\n\s{0,9}saved date:\s{0,9}([^\n]{1,200})/;

/** Whether a text begins as such a page does. */
export function isSingleFile(head: string): boolean {
  return header.test(head);
}

export function read(parts: readonly Part[], watching: Watching): SourceItems {
  return readPages(parts, watching, itemOf);
}

/** The pages of these parts, each a file of its own. */
export async function* readPages(
  parts: readonly Part[],
  watching: Watching,
  itemOf: (page: string) => SourceItem,
): SourceItems {
  for (const part of parts)
    try {
      const page = await wholeTextOf(part, watching, longestPage);
      yield page === null ? { kind: "damaged", reason: "too-large", title: part.name || null } : itemOf(page);
    } catch (error) {
      yield damageOf(error, part);
    }
  return { isTruncated: false };
}

function itemOf(page: string): SourceItem {
  const title = /<title[^>]{0,200}>([^<]{1,2000})<\/title>/i.exec(page.slice(0, 2_000_000))?.[1] ?? "";
  return {
    kind: "foreign",
    item: { ...savedFrom(page), title: decodeReferences(title), page: withoutData(page) },
  };
}

/** The address and the time of the first comment. */
export function savedFrom(page: string): { readonly url: string; readonly saved: string } {
  const [, url = "", saved = ""] = header.exec(page.slice(0, 20_000)) ?? [];
  return {
    url: url.replaceAll("%2D%2D", "--"),
    // As JavaScript prints a date: the zone's name in brackets says nothing more.
    saved: saved.replace(/\([^)]{0,100}\)/, "").trim(),
  };
}

/** Without the bytes of pictures, which make up most of such a file and are no part of the text. */
export function withoutData(page: string): string {
  return page.replace(/data:[\w/+.;=-]{0,100},[A-Za-z0-9+/=%]{64,}/g, "data:,");
}
