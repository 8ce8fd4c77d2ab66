/** Where the rows of a list of any length stand, when only those in view are there. All lengths in CSS pixels. */
export interface Geometry {
  readonly total: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
}

/**
 * No element may be taller: Firefox ends at 17.9 million pixels, Chromium at 33.5. A longer list is
 * scrolled at a scale.
 */
const tallest = 15_000_000;

/** How tall the list is laid out. */
export function listHeight({ total, rowHeight }: Geometry): number {
  return Math.min(total * rowHeight, tallest);
}

/** How far down the list the top of the view is, had the list its whole height. */
export function wholeOffset(geometry: Geometry, scrollTop: number): number {
  const whole = Math.max(1, geometry.total * geometry.rowHeight - geometry.viewHeight);
  const laid = Math.max(1, listHeight(geometry) - geometry.viewHeight);
  // Below the last row there is room for what floats over the foot of the list.
  return scrollTop > laid ? whole + scrollTop - laid : Math.max(0, scrollTop) * (whole / laid);
}

/** The scroll position at which the top of the view is so far down the whole list. */
export function scrollTopFor(geometry: Geometry, offset: number): number {
  const whole = Math.max(1, geometry.total * geometry.rowHeight - geometry.viewHeight);
  const laid = Math.max(1, listHeight(geometry) - geometry.viewHeight);
  return offset > whole ? laid + offset - whole : Math.max(0, offset) * (laid / whole);
}

/** The rows in view, `to` the first below it. */
export function rowsInView(
  geometry: Geometry,
  scrollTop: number,
): { readonly from: number; readonly to: number } {
  const { total, rowHeight, viewHeight } = geometry;
  const offset = wholeOffset(geometry, scrollTop);
  const from = Math.min(total, Math.floor(offset / rowHeight));
  return { from, to: Math.min(total, Math.ceil((offset + viewHeight) / rowHeight)) };
}

/** Where a row is laid out, from the top of the list. */
export function rowTop(geometry: Geometry, index: number, scrollTop: number): number {
  return Math.round(index * geometry.rowHeight - wholeOffset(geometry, scrollTop) + Math.max(0, scrollTop));
}

/** The scroll position that brings a row wholly into view by the shortest way; the present one where it is. */
export function revealed(geometry: Geometry, index: number, scrollTop: number): number {
  const offset = wholeOffset(geometry, scrollTop);
  const top = index * geometry.rowHeight;
  const bottom = top + geometry.rowHeight;
  if (top < offset) return scrollTopFor(geometry, top);
  if (bottom > offset + geometry.viewHeight) return scrollTopFor(geometry, bottom - geometry.viewHeight);
  return scrollTop;
}
