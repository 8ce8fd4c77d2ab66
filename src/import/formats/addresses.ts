/** A plain list of addresses, one a line, with a title behind ` | ` or before, as some programs write them. */
import { textOf } from "../reading/encoding.ts";
import { linesOf } from "../reading/lines.ts";
import type { Part, Watching } from "../reading/part.ts";
import { damageOf } from "../reading/zip-damage.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";

const longestLine = 20_000;

export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  for (const part of parts)
    try {
      for await (const line of linesOf(textOf(part, watching), longestLine)) {
        if (line === null) yield { kind: "damaged", reason: "too-large", title: null };
        else if (line.trim() !== "" && !line.trimStart().startsWith("#")) yield itemOf(line.trim());
      }
    } catch (error) {
      yield damageOf(error, part);
    }
  return { isTruncated: false };
}

function itemOf(line: string): SourceItem {
  const found = /https?:\/\/\S{1,8000}/i.exec(line);
  if (found === null) return { kind: "damaged", reason: "address", title: line.slice(0, 120) };
  // Markdown: `- [title](address)`.
  const marked = /\[([^\]]{1,500})\]\((https?:\/\/[^\s)]{1,8000})\)/i.exec(line);
  if (marked !== null) return { kind: "foreign", item: { url: marked[2] ?? "", title: marked[1] ?? null } };
  const rest = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`;
  const title = rest.replace(/^[\s|*•-]+/, "").replace(/(?<![\s|-])[\s|-]+$/, "");
  return { kind: "foreign", item: { url: found[0].replace(/(?<![)>\]"',;])[)>\]"',;]+$/, ""), title } };
}
