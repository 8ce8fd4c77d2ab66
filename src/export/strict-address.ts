/** An address in the letters RFC 3986 allows: browsers are kinder than the programs that check books and archives. */
export function strictAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  return new URL(address).href
    .replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, (character) => encodeURIComponent(character))
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
    .replace(/(?<=^[^#]*#.*)#/g, "%23")
    .replace(/(?<=^[a-z]+:\/\/[^/?#]*[/?#].*)[[\]]/g, (character) => encodeURIComponent(character));
}
