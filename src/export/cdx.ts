/** The index of a web archive (CDXJ): where each record lies. */
import { hashBytes } from "../integrity/hash.ts";

/** Above so many lines readers take the index in blocks; below it is one plain file. */
const mostPlainLines = 4096;
const linesABlock = 1024;
const encoder = new TextEncoder();

/** The index as the files that stand below `indexes/`. */
export async function indexFiles(
  lines: readonly string[],
): Promise<readonly (readonly [name: string, bytes: Blob])[]> {
  const sorted = [...lines].sort(byBytes);
  if (sorted.length <= mostPlainLines) return [["index.cdx", new Blob(sorted)]];
  const blocks: Blob[] = [];
  let directory = `!meta 0 ${JSON.stringify({ format: "cdxj-gzip-1.0", filename: "index.cdx.gz" })}\n`;
  let offset = 0;
  for (let start = 0; start < sorted.length; start += linesABlock) {
    const text = new Blob(sorted.slice(start, start + linesABlock));
    const block = await new Response(text.stream().pipeThrough(new CompressionStream("gzip"))).blob();
    const [surt = "", time = ""] = (sorted[start] ?? "").split(" ", 2);
    const digest = await hashBytes(new Uint8Array(await block.arrayBuffer()));
    directory += `${surt} ${time} ${JSON.stringify({ offset, length: block.size, digest, filename: "index.cdx.gz" })}\n`;
    blocks.push(block);
    offset += block.size;
  }
  return [
    ["index.cdx.gz", new Blob(blocks)],
    ["index.idx", new Blob([directory])],
  ];
}

/** As bytes compare: JavaScript's own order is another beyond the basic plane. */
function byBytes(a: string, b: string): number {
  if (/^[\0-\x7f]*$/.test(a) && /^[\0-\x7f]*$/.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
