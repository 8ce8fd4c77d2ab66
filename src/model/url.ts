/** What lists show of an address; what a page is known by is a matter of its own: canonical-url.ts. */

/** The host a reader would call the site: lower case, without `www.`; empty for an address without host. */
export function hostOf(address: string): string {
  const url = parseAddress(address);
  return url === null ? "" : url.host.replace(/^www\./, "");
}

/** An address of the web or of a file; null for anything else. */
export function parseAddress(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" || url.protocol === "http:" || url.protocol === "file:" ? url : null;
}
