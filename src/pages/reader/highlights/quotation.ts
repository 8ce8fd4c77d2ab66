/** A quotation with where it is from, as plain text and as HTML for the clipboard. */
import { t } from "../../../platform/i18n.ts";
import { h } from "../../../ui/element.ts";
import { dotted, exactTime, publishedTime } from "../../../ui/format.ts";
import { copyRich } from "../copy-rich.ts";
import { type Reading, seenArticle } from "../reading.ts";

export interface Quotation {
  /** A line for each block. */
  readonly lines: string;
  readonly note: string | null;
}

/** Puts quotations on the clipboard, with one citation at their end. */
export async function copyQuotations(quotations: readonly Quotation[], reading: Reading): Promise<void> {
  await copyRich(quotationsOf(quotations, reading));
}

/** What is copied; the HTML is written from nodes, which hold page text as text. */
export function quotationsOf(
  quotations: readonly Quotation[],
  reading: Reading,
): { readonly plain: string; readonly html: string } {
  const { title, url, lang } = seenArticle(reading);
  const rest = dotted(citationParts(reading));
  const [opening, closing] = quotationMarks(lang);
  const plain = quotations.map(({ lines, note }) =>
    [`${opening}${lines}${closing}`, ...(note === null ? [] : [note])].join("\n"),
  );
  const address = isWeb(url) ? url : null;
  const nodes = [
    ...quotations.flatMap(({ lines, note }) => [
      h(
        "blockquote",
        { cite: address, lang },
        lines.split("\n").map((line) => h("p", {}, line)),
      ),
      ...(note === null ? [] : [h("p", {}, note)]),
    ]),
    h(
      "p",
      {},
      "— ",
      h("cite", { lang }, address === null ? title : h("a", { href: address }, title)),
      ` · ${rest}`,
    ),
  ];
  return {
    plain: [...plain, `— ${title} · ${rest}`].join("\n\n"),
    html: nodes.map(({ outerHTML }) => outerHTML).join("\n"),
  };
}

/** Who wrote it, where, when; when the copy was made that is quoted, and the address. */
function citationParts(reading: Reading): readonly (string | null)[] {
  const { byline, siteName, source, reprintedFrom, publishedTime: published, url } = seenArticle(reading);
  const labelled = (label: string, value: string | null) =>
    value === null ? null : t("highlight_fact", label, value);
  return [
    byline,
    siteName ?? reading.entry.siteName,
    labelled(t("fact_source"), source),
    labelled(t("fact_reprinted_from"), reprintedFrom),
    labelled(t("fact_published"), published === null ? null : publishedTime(published)),
    labelled(t("fact_captured"), exactTime(reading.snapshot.capturedAt)),
    url,
  ];
}

/** As the language of the text sets them. */
function quotationMarks(lang: string | null): readonly [string, string] {
  if (lang !== null && /^(?:ja|zh-(?:Hant|TW|HK|MO))\b/i.test(lang)) return ["「", "」"];
  return ["“", "”"];
}

function isWeb(address: string): boolean {
  return /^https?:/i.test(address);
}
