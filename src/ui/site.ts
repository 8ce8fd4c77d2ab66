/** A site's stand-in for a picture: its letter on a calm ground, the same one every time. */

import { hostOf } from "../model/url.ts";

/** How many grounds theme and lists know (`[data-hue="0"]` to `[data-hue="7"]`). */
export const hueCount = 8;

/** The first letter, figure or character of a site's name, capital; articles such as "The" do not count. */
export function siteLetter(siteName: string): string {
  const name = siteName.replace(/^(?:the|der|die|das|le|la|les|el)\s+/iu, "").replace(/^www\./iu, "");
  return (/[\p{L}\p{N}]\p{M}*/u.exec(name)?.[0] ?? "·").toLocaleUpperCase();
}

/** A number below {@link hueCount}: the same for the same host. */
export function siteHue(address: string): number {
  let hash = 0;
  for (const character of hostOf(address)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % hueCount;
}
