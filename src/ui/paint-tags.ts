/**
 * Colours on tags wherever they stand: one style sheet of the page's own, by the tags' names, so that no
 * chip need know its colour and a change is everywhere at once. What carries a tag says so in `data-tag`.
 */
import type { TagColours } from "../model/tag-colour.ts";

let sheet: CSSStyleSheet | undefined;

/** Paints these tags, and no others any more. */
export function paintTags(colours: TagColours): void {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  sheet.replaceSync(
    [...colours]
      .map(([tag, colour]) => `[data-tag="${CSS.escape(tag)}"]{--tag:var(--tag-${colour})}`)
      .join("\n"),
  );
}
