import {
  type Highlight,
  type HighlightColour,
  highlightColours,
  highlightLimits,
} from "../../../model/highlight.ts";
import { type MessageKey, t } from "../../../platform/i18n.ts";
import { fill, h } from "../../../ui/element.ts";
import { type IconName, icon } from "../../../ui/icon.ts";
import { layBeside } from "../beside.ts";
import { keyButton } from "../key-button.ts";
import { createNoteEditor, type NoteEditor } from "../note.ts";

/** What the bar is about: words that are selected, or a highlight. */
type BarSubject =
  | { readonly kind: "selection"; readonly lastColour: HighlightColour }
  | { readonly kind: "highlight"; readonly highlight: Highlight };

export interface BarActions {
  readonly onColour: (colour: HighlightColour) => void;
  /** Of words that are only selected: they become a highlight first. */
  readonly onNote: () => void;
  readonly onCopy: () => void;
  readonly onDelete: () => void;
  /** Resolves with whether it is stored. */
  readonly onSaveNote: (highlight: Highlight, note: string | null) => Promise<boolean>;
  /** Escape within the bar. */
  readonly onLeave: () => void;
}

export interface HighlightBar {
  readonly element: HTMLElement;
  /** Shows it beside a place in the window. */
  readonly show: (subject: BarSubject, place: DOMRect) => void;
  /** Lies beside another place. */
  readonly move: (place: DOMRect) => void;
  /** Shows what has become of the highlight it is about. */
  readonly update: (highlight: Highlight) => void;
  readonly hide: () => void;
  readonly subject: () => BarSubject | null;
  readonly focus: () => void;
  readonly focusNote: () => void;
}

export const colourLabels = {
  yellow: "highlight_yellow",
  green: "highlight_green",
  blue: "highlight_blue",
  pink: "highlight_pink",
} as const satisfies Record<HighlightColour, MessageKey>;

/** The small bar over selected words, or over a highlight with its note. It lies on the page, and scrolls with it. */
export function createHighlightBar(actions: BarActions): HighlightBar {
  const buttons = h("div", { class: "highlight-buttons" });
  const notePlace = h("div", { class: "highlight-note" });
  const element = h(
    "div",
    { class: "highlight-bar", role: "dialog", "aria-label": t("highlight_bar") },
    buttons,
    notePlace,
  );
  element.hidden = true;
  let subject: BarSubject | null = null;
  let editor: NoteEditor | null = null;
  element.addEventListener("pointerdown", (event) => {
    // The words stay selected, and the focus stays with them.
    if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    actions.onLeave();
  });

  function drawButtons(of: BarSubject): void {
    const focused = document.activeElement?.getAttribute("data-action");
    fill(
      buttons,
      highlightColours.map((colour) => colourButton(colour, of, actions.onColour)),
      h("span", { class: "highlight-rule", "aria-hidden": "true" }),
      of.kind === "selection" ? action("note", "note", "highlight_note", actions.onNote) : null,
      action("copy", "copy", "highlight_copy", actions.onCopy),
      of.kind === "highlight" ? action("delete", "trash", "highlight_delete", actions.onDelete) : null,
    );
    // Drawn anew under the reader's fingers: the same button has the focus again.
    if (element.contains(document.activeElement) || focused == null) return;
    buttons.querySelector<HTMLElement>(`[data-action="${CSS.escape(focused)}"]`)?.focus();
  }

  function drawNote(of: BarSubject): void {
    editor?.flush();
    editor = null;
    if (of.kind === "selection") {
      fill(notePlace);
      return;
    }
    const { highlight } = of;
    editor = createNoteEditor({
      id: "highlight-note",
      label: t("highlight_note"),
      placeholder: t("highlight_note_placeholder"),
      mostCharacters: highlightLimits.noteCharacters,
      rows: 2,
      save: (note) => actions.onSaveNote(highlight, note),
    });
    editor.update(highlight.note);
    fill(notePlace, editor.element, editor.state);
  }

  function hide(): void {
    if (subject === null) return;
    editor?.flush();
    editor = null;
    subject = null;
    element.hidden = true;
    fill(buttons);
    fill(notePlace);
  }

  return {
    element,
    show: (next, at) => {
      const isSame =
        subject?.kind === "highlight" &&
        next.kind === "highlight" &&
        subject.highlight.id === next.highlight.id;
      subject = next;
      drawButtons(next);
      if (!isSame) drawNote(next);
      layBeside(element, at);
    },
    move: (at) => layBeside(element, at),
    update: (highlight) => {
      if (subject?.kind !== "highlight" || subject.highlight.id !== highlight.id) return;
      const isOther = subject.highlight.colour !== highlight.colour;
      subject = { kind: "highlight", highlight };
      if (isOther) drawButtons(subject);
      editor?.update(highlight.note);
    },
    hide,
    subject: () => subject,
    focus: () => buttons.querySelector("button")?.focus(),
    focusNote: () => editor?.focus(),
  };
}

function colourButton(
  colour: HighlightColour,
  subject: BarSubject,
  onColour: (colour: HighlightColour) => void,
): HTMLElement {
  const label = t(colourLabels[colour]);
  const isOwn = subject.kind === "highlight" && subject.highlight.colour === colour;
  const isLast = subject.kind === "selection" && subject.lastColour === colour;
  return h(
    "button",
    {
      type: "button",
      class: "colour-button",
      "data-action": `colour-${colour}`,
      "data-colour": colour,
      title: isLast ? t("reader_with_key", label, "H") : label,
      "aria-label": label,
      "aria-pressed": subject.kind === "highlight" ? String(isOwn) : null,
      on: { click: () => onColour(colour) },
    },
    h("span", { class: "colour-dot", "aria-hidden": "true" }, isOwn ? icon("check") : null),
  );
}

const keys: Readonly<Partial<Record<string, string>>> = { note: "N", copy: "Y" };

function action(name: string, iconName: IconName, label: MessageKey, run: () => void): HTMLElement {
  return keyButton({ action: name, label, key: keys[name] ?? null, sign: icon(iconName), run });
}
