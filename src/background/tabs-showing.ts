import browser from "webextension-polyfill";
import { canonicalUrl } from "../model/canonical-url.ts";

/** The tabs that show a page under one of these addresses, as far as they tell: only those we were let on do. */
export async function tabsShowing(addresses: readonly string[]): Promise<readonly number[]> {
  const wanted = new Set(addresses.map((address) => canonicalUrl(address)));
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, url }) => {
    const shown = url === undefined ? null : canonicalUrl(url);
    return id === undefined || shown === null || !wanted.has(shown) ? [] : [id];
  });
}
