/** A name without what pages write now one way, now another: case, width, spaces, quotation marks and brackets. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
}
