/** Which highlights of the entry stand where in the text that is shown. */
import type { Highlight, HighlightColour } from "../../../model/highlight.ts";
import type { HighlightId } from "../../../model/id.ts";
import { findHighlight, type Passage, pointsBefore, quoteOf, searchedText } from "../../../model/quote.ts";
import type { Reading } from "../reading.ts";
import { articleText, linesOf } from "./article-text.ts";
import { marksOf, type PlacedHighlight } from "./marks.ts";

export interface Standing {
  /** Null where its words do not stand in this text. */
  readonly passageOf: (highlight: Highlight) => Passage | null;
  /** Its words as one reads them, a line for each block; of one that does not stand here, as they were kept. */
  readonly linesOf: (highlight: Highlight) => string;
  /** In the order of the text, and those whose words are gone. */
  readonly sort: (all: readonly Highlight[]) => {
    readonly placed: readonly PlacedHighlight[];
    readonly lost: readonly Highlight[];
  };
  /** A new highlight of a passage of this text. */
  readonly make: (passage: Passage, colour: HighlightColour, reading: Reading) => Highlight;
}

/** Looks each highlight up once: neither the text nor the words of a highlight ever change. */
export function createStanding(root: HTMLElement, reading: () => Reading | null): Standing {
  const searched = searchedText(articleText(root));
  const passages = new Map<HighlightId, Passage | null>();
  const lines = new Map<HighlightId, string>();

  function passageOf(highlight: Highlight): Passage | null {
    const known = passages.get(highlight.id);
    if (known !== undefined) return known;
    const isOwn = highlight.snapshotId === reading()?.snapshot.id;
    const passage = findHighlight(searched, highlight, isOwn);
    passages.set(highlight.id, passage);
    return passage;
  }

  /** Of this snapshot or an earlier one: what was marked in a later one is not carried back. */
  function isInScope({ snapshotId }: Highlight): boolean {
    const { snapshots = [], snapshot } = reading() ?? {};
    const own = snapshots.find(({ id }) => id === snapshotId);
    return own === undefined || snapshot === undefined || own.sequence <= snapshot.sequence;
  }

  return {
    passageOf,
    linesOf: (highlight) => {
      const known = lines.get(highlight.id);
      if (known !== undefined) return known;
      const passage = passageOf(highlight);
      const read = passage === null ? highlight.exact : linesOf(root, passage);
      lines.set(highlight.id, read);
      return read;
    },
    sort: (all) => {
      const placed: PlacedHighlight[] = [];
      const lost: Highlight[] = [];
      for (const highlight of all) {
        if (!isInScope(highlight)) continue;
        const passage = passageOf(highlight);
        if (passage === null) lost.push(highlight);
        else placed.push({ highlight, passage });
      }
      placed.sort((a, b) => a.passage.from - b.passage.from || a.passage.to - b.passage.to);
      return { placed, lost };
    },
    make: (passage, colour, { entry, snapshot }) => {
      const { text } = searched;
      const now = new Date().toISOString();
      const made: Highlight = {
        id: crypto.randomUUID(),
        entryId: entry.id,
        snapshotId: snapshot.id,
        colour,
        note: null,
        ...quoteOf(text, passage),
        start: pointsBefore(text, passage.from),
        end: pointsBefore(text, passage.to),
        createdAt: now,
        modifiedAt: now,
      };
      passages.set(made.id, passage);
      return made;
    },
  };
}

/**
 * The highlight before or after the current one, going round at the ends; without a current one the first
 * below a line (in the frame's pixels), or the last above it.
 */
export function neighbourOf(
  root: HTMLElement,
  placed: readonly PlacedHighlight[],
  {
    current,
    step,
    line,
  }: { readonly current: HighlightId | null; readonly step: 1 | -1; readonly line: number },
): PlacedHighlight | undefined {
  const at = placed.findIndex(({ highlight }) => highlight.id === current);
  if (at >= 0) return placed.at((at + step) % placed.length);
  const isBelow = ({ highlight: { id } }: PlacedHighlight): boolean =>
    (marksOf(root, id)[0]?.getBoundingClientRect().top ?? 0) > line;
  const first = placed.findIndex(isBelow);
  if (step === 1) return placed[first] ?? placed[0];
  return placed[(first < 0 ? placed.length : first) - 1] ?? placed.at(-1);
}
