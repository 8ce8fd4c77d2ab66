/** Highlights and notes on the article that is being read: what is done to them, by pointer and by key. */
import { type Highlight, type HighlightColour, highlightLimits } from "../../../model/highlight.ts";
import type { HighlightId } from "../../../model/id.ts";
import { isSamePassage, type Passage } from "../../../model/quote.ts";
import { t } from "../../../platform/i18n.ts";
import type { UndoBar } from "../../../ui/undo-bar.ts";
import type { Act } from "../act.ts";
import { topLinePx } from "../place.ts";
import type { Reading } from "../reading.ts";
import { linesOf, rangeOf } from "./article-text.ts";
import { createHighlightBar } from "./bar.ts";
import { createHighlightCard, type HighlightCard, type ListedHighlight } from "./card.ts";
import { createHighlightChanges } from "./changes.ts";
import { createKeptHighlights } from "./kept.ts";
import { drawMarks, idsOf, marksOf, type PlacedHighlight } from "./marks.ts";
import { copyQuotations } from "./quotation.ts";
import { followSelection, placeInWindow, type Selected, selectedIn } from "./selected.ts";
import { createStanding, neighbourOf } from "./standing.ts";

export interface HighlightingTools {
  readonly frame: HTMLIFrameElement;
  readonly inner: Document;
  /** As it is now; null once the entry is gone. */
  readonly reading: () => Reading | null;
  readonly act: Act;
  readonly tell: (sentence: string) => void;
  readonly undoBar: UndoBar;
  /** The sentence being read aloud. */
  readonly spoken: () => Passage | null;
}

/** What keys do; each answers whether there was something to do. */
export interface Highlighting {
  readonly card: HighlightCard["element"];
  readonly bar: HTMLElement;
  /** What the library says now. */
  readonly update: (stored: readonly Highlight[]) => void;
  readonly highlight: () => boolean;
  readonly note: () => boolean;
  readonly copy: () => boolean;
  readonly jump: (step: 1 | -1) => boolean;
  /** Closes the bar. */
  readonly dismiss: () => boolean;
}

const shownMs = 1_600;

export function createHighlighting(tools: HighlightingTools): Highlighting {
  const { frame, inner, act, tell, undoBar } = tools;
  const root = inner.body;
  const standing = createStanding(root, tools.reading);
  const kept = createKeptHighlights(act, draw);
  const changes = createHighlightChanges({ kept, undoBar, act });
  let placed: readonly PlacedHighlight[] = [];
  let lost: readonly Highlight[] = [];
  let drawn = "";
  /** The note of the highlight the bar is about, as it was when the bar opened. */
  let noteBefore: { readonly id: HighlightId; readonly note: string | null } | null = null;
  /** Words whose bar has been closed: it comes back only with other words. */
  let dismissed: Passage | null = null;

  const bar = createHighlightBar({
    onColour: (colour) => {
      const subject = bar.subject();
      if (subject?.kind === "highlight") changes.recolour(subject.highlight, colour);
      else add(colour);
    },
    onNote: () => note(),
    onCopy: () => copy(),
    onDelete: () => {
      const subject = bar.subject();
      if (subject?.kind === "highlight") remove(subject.highlight);
    },
    onSaveNote: ({ id }, text) => kept.change(id, { note: text }),
    onLeave: () => dismiss(),
  });
  const card = createHighlightCard({
    onGo: (highlight) => go(highlight.id),
    onDelete: remove,
    onCopyAll: () => copyAll(),
  });

  followSelection(inner, showForSelection);
  inner.addEventListener("click", ({ target }) => openAt(elementOf(target)));
  inner.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !openAt(inner.activeElement)) return;
    event.preventDefault();
    bar.focus();
  });
  window.addEventListener("resize", moveBar, { passive: true });
  window.addEventListener("pagehide", close);

  function draw(): void {
    ({ placed, lost } = standing.sort(kept.all()));
    const shown = JSON.stringify(
      placed.map(({ highlight: { id, colour, note: said } }) => [id, colour, said !== null]),
    );
    if (shown !== drawn) drawMarks(root, placed);
    drawn = shown;
    const { lang = null } = tools.reading()?.snapshot.article ?? {};
    card.update(listed(), lang);
    const subject = bar.subject();
    if (subject?.kind !== "highlight") return;
    const now = kept.get(subject.highlight.id);
    if (now === null) close();
    else bar.update(now);
  }

  /** In the order of the text; those whose words are gone at the end. */
  function listed(): readonly ListedHighlight[] {
    const here = placed.map(({ highlight }) => ({ highlight, isHere: true }));
    const gone = lost.map((highlight) => ({ highlight, isHere: false }));
    return [...here, ...gone].map((item) => ({ ...item, lines: standing.linesOf(item.highlight) }));
  }

  function showForSelection(): void {
    const selected = selectedIn(root);
    if (selected === null) {
      dismissed = null;
      if (bar.subject()?.kind === "selection") close();
    } else if (!isSamePassage(selected.passage, dismissed)) openForSelection(selected);
  }

  function openForSelection({ range }: Selected): void {
    close();
    bar.show({ kind: "selection", lastColour: changes.lastColour() }, placeInWindow(frame, range));
  }

  /** Opens the bar on the highlight that an element is of; of several, on the next one at each click. */
  function openAt(element: Element | null): boolean {
    const ids = idsOf(element);
    const isLink = element?.closest("a[href]") != null;
    if (ids.length === 0 || isLink || selectedIn(root) !== null) {
      if (bar.subject()?.kind === "highlight") close();
      return false;
    }
    const subject = bar.subject();
    const at = subject?.kind === "highlight" ? ids.indexOf(subject.highlight.id) : -1;
    return open(ids[(at + 1) % ids.length] ?? "");
  }

  function open(id: HighlightId): boolean {
    const highlight = kept.get(id);
    const passage = highlight === null ? null : standing.passageOf(highlight);
    const range = passage === null ? null : rangeOf(root, passage);
    if (highlight === null || range === null) return false;
    close();
    noteBefore = { id, note: highlight.note };
    bar.show({ kind: "highlight", highlight }, placeInWindow(frame, range));
    return true;
  }

  /** The column has another width now; where a keyboard came up on the screen, a note is being typed. */
  function moveBar(): void {
    const subject = bar.subject();
    if (subject === null) return;
    const passage = subject.kind === "highlight" ? standing.passageOf(subject.highlight) : null;
    const range = passage === null ? selectedIn(root)?.range : rangeOf(root, passage);
    if (range != null) bar.move(placeInWindow(frame, range));
  }

  /** Closes the bar; a note that was changed in it can be taken back. */
  function close(): void {
    bar.hide();
    if (noteBefore === null) return;
    const { id, note: before } = noteBefore;
    noteBefore = null;
    changes.noted(id, before);
  }

  function dismiss(): boolean {
    const subject = bar.subject();
    if (subject === null) return false;
    dismissed = subject.kind === "selection" ? (selectedIn(root)?.passage ?? null) : null;
    close();
    if (subject.kind === "highlight") marksOf(root, subject.highlight.id)[0]?.focus({ preventScroll: true });
    return true;
  }

  /** The words that are selected, else the sentence that is being read aloud. */
  function chosen(): Passage | null {
    return selectedIn(root)?.passage ?? tools.spoken();
  }

  /** Marks the words that are chosen; null where there are none or they cannot be marked. */
  function add(colour: HighlightColour): HighlightId | null {
    const passage = chosen();
    const reading = tools.reading();
    if (passage === null || reading === null) return null;
    if (passage.to - passage.from > highlightLimits.exactCharacters) {
      tell(t("highlight_too_long"));
      return null;
    }
    if (kept.all().length >= highlightLimits.perEntry) {
      tell(t("highlight_too_many"));
      return null;
    }
    changes.remember(colour);
    inner.getSelection()?.removeAllRanges();
    close();
    const same = placed.find((item) => isSamePassage(item.passage, passage));
    if (same !== undefined) {
      changes.recolour(same.highlight, colour);
      return same.highlight.id;
    }
    const highlight = standing.make(passage, colour, reading);
    changes.add(highlight);
    // The keys for notes and copying go on with it.
    marksOf(root, highlight.id)[0]?.focus({ preventScroll: true });
    return highlight.id;
  }

  function remove(highlight: Highlight): void {
    const last = kept.get(highlight.id) ?? highlight;
    noteBefore = null;
    close();
    changes.remove(last);
  }

  /** The highlight the bar is about, else the one that has the focus. */
  function current(): Highlight | null {
    const subject = bar.subject();
    if (subject?.kind === "highlight") return subject.highlight;
    const [id] = idsOf(inner.activeElement);
    return id === undefined ? null : kept.get(id);
  }

  function highlight(): boolean {
    if (chosen() === null) return false;
    add(changes.lastColour());
    return true;
  }

  function note(): boolean {
    const existing = current();
    if (selectedIn(root) === null && existing === null) return false;
    const openNote = (id: HighlightId | null): void => {
      if (id !== null && open(id)) bar.focusNote();
    };
    if (selectedIn(root) === null) openNote(existing?.id ?? null);
    else openNote(add(changes.lastColour()));
    return true;
  }

  function copy(): boolean {
    const existing = current();
    const passage = selectedIn(root)?.passage ?? (existing === null ? null : standing.passageOf(existing));
    const reading = tools.reading();
    if (passage === null || reading === null) return false;
    const quotation = { lines: linesOf(root, passage), note: null };
    void act(() => copyQuotations([quotation], reading)).then(
      (isDone) => isDone && tell(t("highlight_copied")),
    );
    return true;
  }

  function copyAll(): void {
    const reading = tools.reading();
    if (reading === null) return;
    const quotations = listed().map(({ highlight: { note: said }, lines }) => ({ lines, note: said }));
    void act(() => copyQuotations(quotations, reading)).then(
      (isDone) => isDone && tell(t("highlight_all_copied")),
    );
  }

  function jump(step: 1 | -1): boolean {
    const line = topLinePx - frame.getBoundingClientRect().top;
    const next = neighbourOf(root, placed, { current: current()?.id ?? null, step, line });
    if (next === undefined) return false;
    go(next.highlight.id);
    return true;
  }

  function go(id: HighlightId): void {
    close();
    const marks = marksOf(root, id);
    marks[0]?.scrollIntoView({ block: "center" });
    marks[0]?.focus({ preventScroll: true });
    for (const mark of marks) {
      mark.dataset["current"] = "";
      setTimeout(() => delete mark.dataset["current"], shownMs);
    }
  }

  return {
    card: card.element,
    bar: bar.element,
    update: kept.update,
    highlight,
    note,
    copy,
    jump,
    dismiss,
  };
}

/** By its kind and not by class: what is clicked belongs to the frame, which has classes of its own. */
function elementOf(target: EventTarget | null): Element | null {
  return target !== null && "closest" in target ? (target as Element) : null;
}
