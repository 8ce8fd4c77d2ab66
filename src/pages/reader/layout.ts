/** Where the parts at the sides stand: beside the text, or folded under its title and its end. */

export interface Parts {
  readonly headline: HTMLElement;
  readonly end: HTMLElement;
  readonly side: HTMLElement;
  readonly report: HTMLDetailsElement;
  readonly provenance: HTMLDetailsElement;
  readonly own: HTMLDetailsElement;
  readonly highlights: HTMLDetailsElement;
  readonly snapshots: HTMLDetailsElement;
  readonly reprints: HTMLDetailsElement;
  readonly related: HTMLDetailsElement;
}

/** Below this the side parts fold; the same figure stands in reader.css. Paper is narrow too, and folds nothing. */
const narrow = "screen and (width < 900px)";

/**
 * Keeps the parts in their places as the window changes. They are moved in the document, not only
 * on screen, so that keys and screen readers meet them in the order one sees them. The frame
 * itself is never moved: that would load it anew.
 */
export function keepLayout(parts: Parts): void {
  const query = matchMedia(narrow);
  const place = (): void => {
    if (query.matches) {
      parts.headline.after(parts.report, parts.provenance);
      parts.end.append(parts.highlights, parts.own, parts.snapshots, parts.reprints, parts.related);
    } else {
      parts.side.append(
        parts.report,
        parts.provenance,
        parts.highlights,
        parts.own,
        parts.snapshots,
        parts.reprints,
        parts.related,
      );
    }
    parts.provenance.open = !query.matches;
    parts.own.open = true;
    parts.highlights.open = true;
    parts.snapshots.open = true;
    parts.reprints.open = true;
    parts.related.open = true;
  };
  query.addEventListener("change", place);
  place();
}
