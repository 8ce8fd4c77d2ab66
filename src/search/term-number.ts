/** A number for a term, the same everywhere: FNV-1a over UTF-16 units (Fowler, Noll, Vo), 32 bits. */
export function termNumber(term: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1)
    number = Math.imul(number ^ term.charCodeAt(at), 0x01000193) >>> 0;
  return number;
}
