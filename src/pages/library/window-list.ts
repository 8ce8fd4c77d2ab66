/**
 * A list of any length of which only the rows about the view are in the page. All rows are of one
 * height, which CSS gives (`probe`), so that the scrollbar is right before anything is read.
 */
import {
  type Geometry,
  listHeight,
  revealed,
  rowsInView,
  rowTop,
  scrollTopFor,
  wholeOffset,
} from "./geometry.ts";

/** One row to draw; it is made anew only where `mark` is another. */
export interface RowSource {
  readonly mark: string;
  readonly make: () => HTMLLIElement;
  /** Adds what may wait while the list flies past; called once for each row made. */
  readonly complete: (row: HTMLLIElement) => void;
}

export interface WindowListOptions {
  readonly scroller: HTMLElement;
  readonly list: HTMLUListElement;
  /** As tall as a row. */
  readonly probe: HTMLElement;
  readonly row: (index: number) => RowSource;
  /** Told which rows are in view, and a margin about them. */
  readonly onView: (from: number, to: number) => void;
}

export interface WindowList {
  /** Draws so many rows, those in view from their sources. */
  readonly draw: (total: number) => void;
  /** The rows have moved down by so many places: what is in view stays where it is. */
  readonly shift: (by: number) => void;
  /** The first row that is wholly in view. */
  readonly first: () => number;
  /** How far down the list the view begins, in rows, which need not be whole. */
  readonly offset: () => number;
  /** To where the view begins so many rows down. */
  readonly goTo: (offset: number) => void;
  /** The row the keys are on; null before they have been used. */
  readonly active: () => number | null;
  readonly activate: (index: number | null) => void;
  /** Gives the focus to a row, in view; false where there is none. */
  readonly focus: (index: number) => boolean;
  readonly hasFocus: () => boolean;
}

/** Rows drawn above and below the view: what a quick turn of the wheel passes. */
const marginRows = 8;
/** With more new rows than this in a frame the list flies past, and rows are made without what may wait. */
const mostWhole = 2;
/** After so long without scrolling, in milliseconds, rows are completed. */
const restMs = 100;

interface DrawnRow {
  readonly element: HTMLLIElement;
  readonly mark: string;
  /** Null once it is complete. */
  complete: RowSource["complete"] | null;
}

export function createWindowList(options: WindowListOptions): WindowList {
  const { scroller, list, probe } = options;
  const rows = new Map<number, DrawnRow>();
  let geometry: Geometry = { total: 0, rowHeight: 1, viewHeight: 1 };
  let active: number | null = null;
  let isAsked = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function measure(total: number): void {
    geometry = {
      total,
      rowHeight: Math.max(1, probe.getBoundingClientRect().height),
      viewHeight: Math.max(1, scroller.clientHeight),
    };
    list.style.setProperty("block-size", `${listHeight(geometry)}px`);
  }

  function draw(total: number): void {
    const before = offset();
    const { rowHeight } = geometry;
    const wasAtEnd = total === geometry.total && isAtEnd();
    measure(total);
    // Another density or another size of letters: the same row stays at the top.
    if (rowHeight !== geometry.rowHeight && rowHeight > 1) goTo(before);
    // A line that came above the list takes its room from the view: the last row stays where it is.
    else if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
    if (active !== null && active >= total) active = total === 0 ? null : total - 1;
    drawRows();
  }

  function drawRows(isScrolling = false): void {
    const { scrollTop } = scroller;
    const { from, to } = rowsInView(geometry, scrollTop);
    const wanted = range(Math.max(0, from - marginRows), Math.min(geometry.total, to + marginRows));
    // The row with the focus stays, wherever it is: else the keys would lose their place.
    if (active !== null && active < geometry.total && !wanted.includes(active)) wanted.push(active);
    wanted.sort((a, b) => a - b);
    const focused = focusPlace();
    for (const [index, row] of rows) {
      if (wanted.includes(index)) continue;
      row.element.remove();
      rows.delete(index);
    }
    const isFlying = isScrolling && wanted.filter((index) => !rows.has(index)).length > mostWhole;
    const elements = wanted.map((index) => ({ index, element: drawn(index) }));
    for (const { index } of elements) if (!isFlying || index === active) complete(index);
    let next: Element | null = list.firstElementChild;
    for (const { index, element } of elements) {
      if (element === next) next = next.nextElementSibling;
      else list.insertBefore(element, next);
      const place = `translateY(${rowTop(geometry, index, scrollTop)}px)`;
      if (element.style.transform !== place) element.style.setProperty("transform", place);
      setReachable(element, index === (active ?? from));
    }
    if (focused !== null && active !== null && focusPlace() === null) {
      // The same control of the same entry; of another one in its place, what opens it.
      const isSame = rows.get(active)?.element.dataset["entry"] === focused.entry;
      focusIn(active, isSame ? focused.action : "open");
    }
    options.onView(from, to);
  }

  function drawn(index: number): HTMLLIElement {
    const source = options.row(index);
    const old = rows.get(index);
    if (old?.mark === source.mark) return old.element;
    const element = source.make();
    element.dataset["index"] = String(index);
    element.setAttribute("aria-posinset", String(index + 1));
    element.setAttribute("aria-setsize", String(geometry.total));
    rows.set(index, { element, mark: source.mark, complete: source.complete });
    old?.element.replaceWith(element);
    return element;
  }

  function complete(index: number): void {
    const row = rows.get(index);
    if (row === undefined || row.complete === null) return;
    row.complete(row.element);
    row.complete = null;
    // Its buttons are to be reached as the row is.
    delete row.element.dataset["reach"];
  }

  function focusPlace(): { readonly action: string; readonly entry: string | undefined } | null {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || !list.contains(focused)) return null;
    const entry = focused.closest<HTMLElement>("li[data-index]")?.dataset["entry"];
    return { action: focused.dataset["action"] ?? "open", entry };
  }

  function focusIn(index: number, action: string): boolean {
    const row = rows.get(index)?.element;
    const control = row?.querySelector<HTMLElement>(`[data-action="${action}"]`) ?? row;
    control?.focus({ preventScroll: true });
    return control !== undefined;
  }

  function focus(index: number): boolean {
    if (index < 0 || index >= geometry.total) return false;
    active = index;
    scroller.scrollTop = revealed(geometry, index, scroller.scrollTop);
    drawRows();
    return focusIn(index, "open");
  }

  function offset(): number {
    return wholeOffset(geometry, scroller.scrollTop) / geometry.rowHeight;
  }

  /** Whether the view, as it was last measured, ends with the last row. */
  function isAtEnd(): boolean {
    const { scrollTop } = scroller;
    return scrollTop > 0 && scrollTop + geometry.viewHeight >= listHeight(geometry) - 1;
  }

  function goTo(rowsDown: number): void {
    scroller.scrollTop = scrollTopFor(geometry, rowsDown * geometry.rowHeight);
  }

  function shift(by: number): void {
    if (by === 0) return;
    if (active !== null) active = Math.max(0, active + by);
    goTo(offset() + by);
  }

  function drawSoon(): void {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      drawRows(true);
    });
    clearTimeout(resting);
    resting = setTimeout(drawRows, restMs);
  }

  scroller.addEventListener("scroll", drawSoon, { passive: true });
  list.addEventListener("focusin", ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>("li[data-index]") : null;
    const index = Number(row?.dataset["index"] ?? Number.NaN);
    if (Number.isNaN(index) || index === active) return;
    active = index;
    for (const [other, { element }] of rows) setReachable(element, other === index);
  });
  const resized = new ResizeObserver(() => draw(geometry.total));
  resized.observe(scroller);
  resized.observe(probe);

  return {
    draw,
    shift,
    // A pixel of a row out of sight is no reason to pass it over.
    first: () => Math.max(0, Math.ceil(offset() - 0.1)),
    offset,
    goTo,
    active: () => active,
    activate: (index) => {
      active = index;
    },
    focus,
    hasFocus: () => focusPlace() !== null,
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
}

/** Tab leads to one row, and in it to each of its controls. */
function setReachable(row: HTMLElement, isReachable: boolean): void {
  if (row.classList.contains("reachable") === isReachable && row.dataset["reach"] !== undefined) return;
  row.dataset["reach"] = "";
  row.classList.toggle("reachable", isReachable);
  for (const control of row.querySelectorAll<HTMLElement>("[data-action]")) {
    control.tabIndex = isReachable ? 0 : -1;
  }
}
