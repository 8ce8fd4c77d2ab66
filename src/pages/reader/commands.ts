import { formatChoices } from "../../export/format-choice.ts";
import { writeFormat } from "../../export/write-format.ts";
import { saveFile } from "../../platform/download.ts";
import { plural, t } from "../../platform/i18n.ts";
import { closeTab, openAddress, openLibraryPage } from "../../platform/tabs.ts";
import type { UndoBar } from "../../ui/undo-bar.ts";
import type { Act } from "./act.ts";
import type { Edits } from "./edits.ts";
import type { Highlighting } from "./highlights/highlighting.ts";
import type { ReaderCommand } from "./keys.ts";
import type { Shelf } from "./reading.ts";
import type { Listening } from "./speech/listening.ts";

export interface CommandTools {
  readonly url: string;
  readonly shelf: () => Shelf;
  readonly act: Act;
  readonly tell: (sentence: string) => void;
  readonly edits: Edits;
  /** The reader has marked it as read or unread by hand. */
  readonly onReadByHand: () => void;
  readonly onTrash: () => void;
  /** False when there is no correction to take back. */
  readonly undoCorrection: () => boolean;
  readonly resize: (direction: 1 | -1) => void;
  readonly toggleType: () => void;
  readonly focusTags: () => void;
  readonly focusNote: () => void;
  readonly showKeys: () => void;
  /** Null until the article stands there. */
  readonly highlighting: () => Highlighting | null;
  /** Null until the article stands there. */
  readonly listening: () => Listening | null;
  /** False where no note of the text is shown. */
  readonly hideNote: () => boolean;
  readonly undoBar: UndoBar;
  /** Copies a citation; false where there is nothing to cite any more. */
  readonly cite: () => boolean;
  readonly toggleOutline: () => boolean;
  /** Through the list; false where there is none. */
  readonly step: (direction: 1 | -1) => boolean;
}

/** What each command does; a command answers whether there was something to do. */
export function createCommands(tools: CommandTools): Readonly<Record<ReaderCommand, () => boolean>> {
  const { edits } = tools;
  const withEntry = (run: (entry: NonNullable<Shelf["entry"]>) => void) => (): boolean => {
    const { entry } = tools.shelf();
    if (entry !== null) run(entry);
    return entry !== null;
  };
  const always = (run: () => void) => (): boolean => {
    run();
    return true;
  };
  return {
    // Esc first closes what floats over the page; that is the browser's to do.
    close: () => {
      if (document.querySelector(":popover-open, dialog[open]") !== null) return false;
      if (tools.hideNote() || tools.highlighting()?.dismiss() === true || tools.listening()?.stop() === true)
        return true;
      void tools.act(closeTab);
      return true;
    },
    favourite: withEntry((entry) => {
      void edits.update({ isFavourite: !entry.isFavourite });
      tools.tell(t(entry.isFavourite ? "reader_told_not_favourite" : "reader_told_favourite"));
    }),
    read: withEntry((entry) => {
      tools.onReadByHand();
      void edits.update({ isRead: entry.readAt === null });
      tools.tell(t(entry.readAt === null ? "reader_told_read" : "reader_told_unread"));
    }),
    archive: () => {
      const { entry } = tools.shelf();
      // What lies in the trash is put away already.
      if (entry === null || entry.trashedAt !== null) return false;
      const isArchived = entry.archivedAt === null;
      void edits.update({ isArchived }).then((isDone) => {
        if (!isDone) return;
        const told = plural(isArchived ? "list_archived" : "list_unarchived", 1);
        tools.undoBar.show(told, () => void edits.update({ isArchived: !isArchived }));
      });
      return true;
    },
    original: always(() => openLink(tools.url, tools)),
    trash: () => {
      const { entry } = tools.shelf();
      if (entry === null || entry.trashedAt !== null) return false;
      tools.onTrash();
      void edits.trash();
      return true;
    },
    undo: () => {
      if (tools.undoBar.undo()) return true;
      if (tools.shelf().entry?.trashedAt == null) return tools.undoCorrection();
      void edits.restore().then((isRestored) => isRestored && tools.tell(t("reader_told_restored")));
      return true;
    },
    speak: () => tools.listening()?.toggle() === true,
    sentenceBack: () => tools.listening()?.step(-1) === true,
    sentenceOn: () => tools.listening()?.step(1) === true,
    next: () => tools.step(1),
    previous: () => tools.step(-1),
    larger: always(() => tools.resize(1)),
    smaller: always(() => tools.resize(-1)),
    type: always(tools.toggleType),
    tags: always(tools.focusTags),
    // Of the words that are selected or the highlight one is at, else of the article.
    note: () => {
      if (tools.highlighting()?.note() !== true) tools.focusNote();
      return true;
    },
    highlight: () => tools.highlighting()?.highlight() === true,
    quote: () => tools.highlighting()?.copy() === true,
    cite: tools.cite,
    outline: tools.toggleOutline,
    nextHighlight: () => tools.highlighting()?.jump(1) === true,
    previousHighlight: () => tools.highlighting()?.jump(-1) === true,
    export: withEntry((entry) => {
      void tools.act(async () => {
        const exported = await writeFormat(formatChoices.chosen(), window, {
          ids: [entry.id],
          onProgress: () => undefined,
          signal: new AbortController().signal,
        });
        saveFile(exported.file, exported.name);
        tools.tell(t("reader_told_exported", exported.name));
      });
    }),
    library: always(() => void tools.act(openLibraryPage)),
    print: always(() => window.print()),
    help: always(tools.showKeys),
  };
}

/** Opens an address in a tab of its own; says so where it is none that a tab can open. */
export function openLink(address: string, tools: Pick<CommandTools, "act" | "tell">): void {
  const { protocol } = new URL(address);
  if (protocol === "mailto:") location.assign(address);
  else if (protocol === "http:" || protocol === "https:") void tools.act(() => openAddress(address));
  else tools.tell(t("reader_told_not_openable"));
}
