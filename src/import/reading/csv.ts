/**
 * Rows of a CSV file (RFC 4180) that comes in pieces. Of our own for what damage costs: a quotation mark that
 * a flipped bit takes away makes most readers swallow all that follows; here it costs its row, and the next
 * line is tried as a row of its own.
 */

export type CsvRow =
  | { readonly kind: "cells"; readonly cells: readonly string[] }
  /** A row that does not keep the rules; its first line, cut. */
  | { readonly kind: "broken"; readonly line: string };

/** Longest cell that is believed to be one, in UTF-16 units; what is longer has lost its closing mark. */
const longestCell = 2 * 1024 * 1024;
/** Longest row; what goes on without a line's end is none. */
const longestRow = 2 * longestCell;
const shownOfLine = 200;

/** All rows in order, the header first. `columns` is how many a row may have at most, once that is known. */
export async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  let text = "";
  let at = 0;
  let delimiter: string | null = null;
  let columns = Infinity;
  const source = pieces[Symbol.asyncIterator]();
  let isEnd = false;
  /** Within a line that has been given up. */
  let isPassing = false;
  try {
    for (;;) {
      if (isPassing) {
        const next = nextLine(text, at);
        at = next ?? text.length;
        isPassing = next === null && !isEnd;
      }
      const isTold: boolean = !isPassing && (delimiter !== null || isEnd || text.includes("\n"));
      if (isTold) {
        delimiter ??= delimiterOf(text);
        const row = rowAt(text, at, delimiter, isEnd);
        const found =
          row.kind === "more" && text.length - at > longestRow ? ({ kind: "broken" } as const) : row;
        if (found.kind === "row") {
          const isMultiline = text.slice(at, found.end).trimEnd().includes("\n");
          // A row over several lines with more cells than there are columns has swallowed another.
          if (found.cells.length > columns && isMultiline) {
            yield broken(text, at);
            at = nextLine(text, at) ?? text.length;
            continue;
          }
          at = found.end;
          if (found.cells.length === 1 && found.cells[0]?.trim() === "") continue;
          if (columns === Infinity) columns = found.cells.length;
          yield { kind: "cells", cells: found.cells };
          continue;
        }
        if (found.kind === "end") return;
        if (found.kind === "broken") {
          yield broken(text, at);
          isPassing = true;
          continue;
        }
      }
      const more = await source.next();
      if (more.done === true) isEnd = true;
      else {
        text = text.slice(at) + more.value;
        at = 0;
      }
    }
  } finally {
    await source.return?.();
  }
}

function broken(text: string, at: number): CsvRow {
  const end = text.indexOf("\n", at);
  return {
    kind: "broken",
    line: text.slice(at, end < 0 ? undefined : Math.min(end, at + shownOfLine)).slice(0, shownOfLine),
  };
}

function nextLine(text: string, at: number): number | null {
  const end = text.indexOf("\n", at);
  return end < 0 ? null : end + 1;
}

/** The mark that the first line has most of. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.indexOf("\n") < 0 ? undefined : text.indexOf("\n")).slice(0, 10_000);
  const count = (mark: string) => line.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

type Found =
  | { readonly kind: "row"; readonly cells: string[]; readonly end: number }
  | { readonly kind: "more" | "broken" | "end" };

function rowAt(text: string, start: number, delimiter: string, isEnd: boolean): Found {
  if (start >= text.length) return { kind: isEnd ? "end" : "more" };
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at, isEnd) : plainCell(text, at, delimiter, isEnd);
    if (typeof cell === "string") return { kind: cell };
    cells.push(cell.value);
    at = cell.end;
    const mark = text[at];
    if (mark === delimiter) {
      at += 1;
      if (at === text.length && !isEnd) return { kind: "more" };
      continue;
    }
    if (mark === undefined) return isEnd ? { kind: "row", cells, end: at } : { kind: "more" };
    if (mark === "\n") return { kind: "row", cells, end: at + 1 };
    if (mark === "\r") {
      if (at + 1 === text.length && !isEnd) return { kind: "more" };
      return { kind: "row", cells, end: text[at + 1] === "\n" ? at + 2 : at + 1 };
    }
    return { kind: "broken" };
  }
}

type Cell = { readonly value: string; readonly end: number } | "more" | "broken";

function quotedCell(text: string, start: number, isEnd: boolean): Cell {
  let value = "";
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return isEnd || text.length - start > longestCell ? "broken" : "more";
    value += text.slice(at, close);
    if (text[close + 1] !== '"') {
      if (close + 1 === text.length && !isEnd) return "more";
      return { value, end: close + 1 };
    }
    value += '"';
    at = close + 2;
    if (at - start > longestCell) return "broken";
  }
}

function plainCell(text: string, start: number, delimiter: string, isEnd: boolean): Cell {
  const plain = plainCells[delimiter] ?? plainCells[","];
  plain.lastIndex = start;
  plain.exec(text);
  const at = plain.lastIndex;
  if (at < text.length || isEnd) return { value: text.slice(start, at), end: at };
  return at - start > longestCell ? "broken" : "more";
}

const plainCells: Readonly<Record<string, RegExp>> & { readonly ",": RegExp } = {
  ",": /[^,\n\r]*/y,
  ";": /[^;\n\r]*/y,
  "\t": /[^\t\n\r]*/y,
};
