import type { EntrySummary } from "../model/entry.ts";
import { h } from "./element.ts";
import { siteHue, siteLetter } from "./site.ts";

/** An article's small picture, or its site's letter in its place; `picture` is an object address. */
export function thumbnail(entry: EntrySummary, picture: string | null): HTMLElement {
  return h(
    "span",
    {
      class: "thumbnail",
      "data-hue": siteHue(entry.url),
      "data-letter": siteLetter(entry.siteName),
      "aria-hidden": "true",
    },
    picture === null ? null : h("img", { src: picture, alt: "", decoding: "sync" }),
  );
}
