/**
 * Another page of the same article, fetched as the page itself would fetch it: from its own site only,
 * with its reader's session there, and never shown. What comes back is parsed into a document that
 * runs and loads nothing.
 */

import { readBody } from "../images/read-body.ts";

const longestPage = 5_000_000;
/** How much of a page is looked through for the encoding it names. */
const encodingBytes = 2_048;

export interface LoadedPage {
  readonly document: Document;
  /** Where it came from, after redirects within the site. */
  readonly address: string;
}

/** The document at an address of the page's own origin; null where there is none to read. */
export async function loadPage(address: string, signal: AbortSignal): Promise<LoadedPage | null> {
  if (new URL(address).origin !== location.origin) return null;
  try {
    const response = await fetch(address, {
      credentials: "same-origin",
      redirect: "follow",
      signal,
    });
    const type = response.headers.get("content-type") ?? "";
    const isPage = response.ok && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
    if (!isPage || new URL(response.url).origin !== location.origin || response.body === null) return null;
    const bytes = await readBody(response, longestPage);
    if (bytes === null) return null;
    const markup = decoderFor(type, bytes).decode(bytes);
    return { document: new DOMParser().parseFromString(markup, "text/html"), address: response.url };
  } catch {
    // No connection, too slow, or forbidden: the caller says that a page is missing.
    return null;
  }
}

/** By what the server says, else what the page says, else what the page before was in. */
function decoderFor(type: string, bytes: Uint8Array): TextDecoder {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, encodingBytes));
  const names = [
    /charset\s*=\s*"?([\w-]{1,40})/i.exec(type)?.[1],
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1],
    document.characterSet,
  ];
  for (const name of names) {
    if (name === undefined) continue;
    try {
      return new TextDecoder(name);
    } catch {
      // No encoding of that name.
    }
  }
  return new TextDecoder();
}
