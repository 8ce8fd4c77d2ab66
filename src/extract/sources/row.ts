/** A pattern for a line that needs no label, and when it is worth asking. */
import type { TextField } from "../candidate.ts";

export interface Spoken {
  readonly field: TextField;
  /** How the place is called in the evidence. */
  readonly place: string;
  readonly pattern: RegExp;
  /** Cheap to ask and false for most lines: the browser makes a pattern ready when it is first used. */
  readonly hint: (line: string) => boolean;
}

export function row(
  field: TextField,
  place: string,
  hint: Spoken["hint"],
  pattern: string,
  flags = "",
): Spoken {
  return { field, place, hint, pattern: new RegExp(pattern, flags) };
}

/** A hint: the line holds a word. */
export function hasWord(word: RegExp): Spoken["hint"] {
  return (line) => word.test(line);
}
