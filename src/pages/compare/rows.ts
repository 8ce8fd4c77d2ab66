/** The rows of a comparison as elements, in one column or two. */
import type { Row } from "../../compare/comparison.ts";
import type { BlockKind } from "../../compare/version.ts";
import { plural, t } from "../../platform/i18n.ts";
import { type Child, h } from "../../ui/element.ts";
import { inlineParagraphs, type SideName, sideParagraphs } from "./sides.ts";

export type Layout = "side" | "inline";

/** Unchanged rows that stay in sight beside a change; more of them fold. */
const contextRows = 1;
/** Fewer are not worth a line that says how many they are. */
const fewestFolded = 2;

/** Whether a reader is to stop at a row. */
function isChangedRow({ kind }: Row): boolean {
  return kind !== "same";
}

/** All rows; with `isFolded`, those far from any change behind a line that opens them. */
export function rowElements(rows: readonly Row[], layout: Layout, isFolded: boolean): HTMLElement[] {
  const draw = (row: Row): HTMLElement => rowElement(row, layout);
  if (!isFolded) return rows.map(draw);
  const isNear = nearChanges(rows);
  const elements: HTMLElement[] = [];
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && isNear[end] === false) end += 1;
    if (end - at >= fewestFolded) {
      elements.push(fold(rows.slice(at, end).map(draw)));
      at = end;
      continue;
    }
    const row = rows[at];
    if (row !== undefined) elements.push(draw(row));
    at += 1;
  }
  return elements;
}

function nearChanges(rows: readonly Row[]): readonly boolean[] {
  const isNear = rows.map(isChangedRow);
  for (const [at, row] of rows.entries())
    if (isChangedRow(row))
      for (let step = -contextRows; step <= contextRows; step += 1)
        if (isNear[at + step] !== undefined) isNear[at + step] = true;
  return isNear;
}

function fold(rows: readonly HTMLElement[]): HTMLElement {
  return h("details", { class: "fold" }, h("summary", {}, plural("compare_unchanged", rows.length)), rows);
}

function rowElement(row: Row, layout: Layout): HTMLElement {
  const attributes = {
    class: isChangedRow(row) ? "row changed" : "row",
    "data-kind": row.kind,
    "data-block": row.block,
    "data-move": row.move,
    ...(isChangedRow(row) ? { tabindex: -1 } : {}),
  };
  if (layout === "inline")
    return h("section", attributes, cell(inlineParagraphs(row.pieces), row.block, noteOf(row)));
  const halves = (["before", "after"] as const).map((side) =>
    isEmpty(row, side)
      ? h("div", { class: "cell empty muted" }, h("p", {}, emptyNote(row)))
      : cell(sideParagraphs(row.pieces, side), row.block, side === "after" ? noteOf(row) : null),
  );
  return h("section", attributes, halves);
}

function isEmpty({ kind }: Row, side: SideName): boolean {
  if (side === "after") return kind === "removed" || kind === "movedAway";
  return kind === "added" || kind === "movedHere";
}

function emptyNote({ kind }: Row): string {
  switch (kind) {
    case "removed":
      return t("compare_paragraph_removed");
    case "added":
      return t("compare_paragraph_added");
    case "movedAway":
      return t("compare_moved_away");
    default:
      return t("compare_moved_here");
  }
}

/** What a row's words alone do not show. */
function noteOf(row: Row): string | null {
  if (row.kind === "movedHere" && row.move !== null) return t("compare_moved_here");
  if (row.kind === "split") return t("compare_split");
  if (row.kind === "merged") return t("compare_merged");
  return null;
}

function cell(paragraphs: readonly Child[][], block: BlockKind, note: string | null): HTMLElement {
  return h(
    "div",
    { class: "cell" },
    note === null ? null : h("p", { class: "row-note muted" }, note),
    paragraphs.filter((paragraph) => paragraph.length > 0).map((paragraph) => blockElement(paragraph, block)),
  );
}

const blockTags = {
  paragraph: "p",
  heading: "h3",
  item: "p",
  quote: "blockquote",
  code: "pre",
  caption: "p",
  cell: "p",
} as const satisfies Record<BlockKind, keyof HTMLElementTagNameMap>;

function blockElement(children: readonly Child[], block: BlockKind): HTMLElement {
  return h(blockTags[block], { dir: "auto" }, children);
}
