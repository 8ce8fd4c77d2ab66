import type { Shortcut } from "../../ui/shortcuts.ts";

/** Everything the page can be told to do by key or button. */
export type ReaderCommand =
  | "close"
  | "favourite"
  | "read"
  | "original"
  | "trash"
  | "undo"
  | "larger"
  | "smaller"
  | "type"
  | "tags"
  | "note"
  | "highlight"
  | "quote"
  | "cite"
  | "archive"
  | "nextHighlight"
  | "previousHighlight"
  | "export"
  | "print"
  | "library"
  | "speak"
  | "sentenceBack"
  | "sentenceOn"
  | "next"
  | "previous"
  | "outline"
  | "help";

type Binding = Omit<Shortcut, "run"> & { readonly command: ReaderCommand };

/** In the order the sheet of keys shows them. */
const bindings: readonly Binding[] = [
  { keys: ["J"], shown: ["⇧J"], command: "next", label: "reader_next" },
  { keys: ["K"], shown: ["⇧K"], command: "previous", label: "reader_previous" },
  { keys: ["s"], command: "favourite", label: "reader_key_favourite" },
  { keys: ["m"], command: "read", label: "reader_key_read" },
  { keys: ["e"], command: "archive", label: "key_archive" },
  { keys: ["t"], command: "tags", label: "reader_key_tags" },
  { keys: ["h"], command: "highlight", label: "reader_key_highlight" },
  { keys: ["n"], command: "note", label: "reader_key_note" },
  { keys: ["y"], command: "quote", label: "reader_key_quote" },
  { keys: ["Y"], shown: ["⇧Y"], command: "cite", label: "citation_copy" },
  { keys: ["]"], command: "nextHighlight", label: "reader_key_next_highlight" },
  { keys: ["["], command: "previousHighlight", label: "reader_key_previous_highlight" },
  { keys: ["p"], command: "speak", label: "speech_play" },
  { keys: [","], command: "sentenceBack", label: "speech_back" },
  { keys: ["."], command: "sentenceOn", label: "speech_forward" },
  { keys: ["g"], command: "outline", label: "reader_outline" },
  { keys: ["v"], command: "original", label: "reader_open_original" },
  { keys: ["d"], command: "export", label: "reader_key_export" },
  { keys: ["#", "Delete"], shown: ["#", "Del"], command: "trash", label: "reader_delete" },
  { keys: ["u"], command: "undo", label: "key_undo" },
  { keys: ["l"], command: "library", label: "popup_library" },
  { keys: ["+", "="], shown: ["+"], command: "larger", label: "reader_larger" },
  { keys: ["-"], shown: ["−"], command: "smaller", label: "reader_smaller" },
  { keys: ["a"], command: "type", label: "reader_type" },
  { keys: ["Escape"], shown: ["Esc"], command: "close", label: "reader_close" },
  { keys: ["?"], command: "help", label: "reader_key_help" },
];

/** The keys of this page; `run` says whether there was something to do. */
export function readerShortcuts(run: (command: ReaderCommand) => boolean): readonly Shortcut[] {
  return bindings.map(({ command, ...binding }) => ({ ...binding, run: () => run(command) }));
}

/** How a command's key is printed, for a tooltip; null where it has none. */
export function keyOf(command: ReaderCommand): string | null {
  const binding = bindings.find((candidate) => candidate.command === command);
  return binding === undefined
    ? null
    : ((binding.shown ?? binding.keys.map((key) => key.toUpperCase()))[0] ?? null);
}
