import { t } from "../../platform/i18n.ts";
import { h } from "../../ui/element.ts";

/** Long enough not to save every letter, short enough that "Saved" follows the last one. */
const saveDelayMs = 700;

export interface NoteEditor {
  readonly element: HTMLElement;
  /** Says whether what is typed is saved; for beside the field's name. */
  readonly state: HTMLElement;
  readonly update: (note: string | null) => void;
  readonly focus: () => void;
  /** Saves at once what is not saved yet: the page is about to go. */
  readonly flush: () => void;
}

export interface NoteOptions {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly mostCharacters: number;
  readonly rows: number;
  /** Resolves with whether it is stored. */
  readonly save: (note: string | null) => Promise<boolean>;
}

/** A note of the reader's, saved a moment after the last letter; says when it is. */
export function createNoteEditor(options: NoteOptions): NoteEditor {
  let stored = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const state = h("span", { id: `${options.id}-state`, class: "note-state muted", role: "status" });
  const area = h("textarea", {
    class: "field note",
    dir: "auto",
    id: options.id,
    rows: options.rows,
    maxlength: options.mostCharacters,
    "aria-label": options.label,
    "aria-describedby": state.id,
    placeholder: options.placeholder,
    on: {
      input: () => {
        state.textContent = "";
        clearTimeout(timer);
        timer = setTimeout(() => void store(), saveDelayMs);
      },
      blur: () => void store(),
      keydown: (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        area.blur();
      },
    },
  });
  const store = async (): Promise<void> => {
    clearTimeout(timer);
    const text = area.value;
    if (text === stored) return;
    const before = stored;
    stored = text;
    state.textContent = t("reader_note_saving");
    const isSaved = await options.save(text.trim() === "" ? null : text);
    if (!isSaved) stored = before;
    // Typed on in the meantime: that will be saved, and said, by itself.
    if (area.value === text) state.textContent = isSaved ? t("reader_note_saved") : t("reader_note_unsaved");
  };
  return {
    element: area,
    state,
    update: (note) => {
      const text = note ?? "";
      // What is being typed here is newer than what arrives from elsewhere.
      if (area.value !== stored || text === stored) return;
      stored = text;
      area.value = text;
    },
    focus: () => area.focus(),
    flush: () => void store(),
  };
}
