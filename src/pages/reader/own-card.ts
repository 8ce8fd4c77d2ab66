import { type Entry, limits } from "../../model/entry.ts";
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { createTagEditor } from "../../ui/tag-editor.ts";
import { card } from "./fact-list.ts";
import { createNoteEditor } from "./note.ts";

export interface OwnActions {
  readonly onTags: (tags: readonly string[]) => void;
  /** Resolves with whether it is saved. */
  readonly onNote: (note: string | null) => Promise<boolean>;
  /** Every tag of the library with its number of entries. */
  readonly knownTags: () => ReadonlyMap<string, number>;
}

export interface OwnCard {
  readonly element: HTMLDetailsElement;
  readonly update: (entry: Entry) => void;
  /** Draws the tags again, with the tags the library knows by now. */
  readonly refresh: () => void;
  readonly focusTags: () => void;
  readonly focusNote: () => void;
  readonly flush: () => void;
}

/** The card of what is the reader's own: tags and a note. */
export function createOwnCard(actions: OwnActions): OwnCard {
  const tagPlace = h("div", { class: "tag-place" });
  const note = createNoteEditor({
    id: "note",
    label: t("reader_note"),
    placeholder: t("reader_note_placeholder"),
    mostCharacters: limits.noteCharacters,
    rows: 3,
    save: actions.onNote,
  });
  const element = card(
    "own",
    t("reader_own"),
    h("div", { class: "field-head" }, h("h3", {}, t("tag_title"))),
    tagPlace,
    h("div", { class: "field-head" }, h("h3", {}, t("reader_note")), note.state),
    note.element,
  );
  let tags: readonly string[] = [];
  let editor: { readonly focus: () => void } | null = null;

  const draw = (): void => {
    const next = createTagEditor({
      tags,
      known: actions.knownTags(),
      onChange: (changed) => {
        tags = changed;
        actions.onTags(changed);
      },
    });
    editor = next;
    fill(tagPlace, next.element);
  };
  // Nothing is drawn anew under the reader's fingers.
  const isInUse = (): boolean => tagPlace.contains(document.activeElement);
  return {
    element,
    update: (entry) => {
      note.update(entry.note);
      if (isInUse() || (editor !== null && entry.tags.join("\n") === tags.join("\n"))) return;
      tags = entry.tags;
      draw();
    },
    refresh: () => {
      if (!isInUse()) draw();
    },
    focusTags: () => {
      element.open = true;
      editor?.focus();
    },
    focusNote: () => {
      element.open = true;
      note.focus();
    },
    flush: note.flush,
  };
}
