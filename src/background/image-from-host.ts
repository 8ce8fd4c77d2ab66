/** A picture from its host by ourselves: only where the reader has allowed that host. */
import browser from "webextension-polyfill";
import { isSafeAddress } from "../images/address.ts";
import { readBody } from "../images/read-body.ts";
import { type ImageReason, imageLimits } from "../model/image-state.ts";

/** Whether the reader has allowed the host of an address. */
export async function isAllowedHost(address: string): Promise<boolean> {
  const { protocol, hostname } = new URL(address);
  try {
    return await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
  } catch {
    // A host that cannot be written as a pattern, such as an address of IPv6, cannot be allowed either.
    return false;
  }
}

/**
 * The bytes of a picture, or why there are none. Asked for without cookies and without saying where
 * it was shown; a redirect that ends in the reader's own network is refused where it ends, since
 * browsers do not show an extension the steps on the way.
 */
export async function imageFromHost(
  address: string,
  ownHost: string | null,
): Promise<Uint8Array<ArrayBuffer> | ImageReason> {
  const signal = AbortSignal.timeout(imageLimits.timeMs);
  try {
    const response = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer", signal });
    if (!isSafeAddress(response.url, ownHost)) {
      await response.body?.cancel();
      return "unsafe";
    }
    if (!response.ok) return "not-found";
    return (await readBody(response, imageLimits.bytes)) ?? "too-large";
  } catch {
    // A fetch that fails says no more than that.
    return signal.aborted ? "timeout" : "offline";
  }
}
