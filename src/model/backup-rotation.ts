/** Which of the backups that were written by themselves are taken away when a new one is there. */
import type { BackupNote } from "./backup.ts";

export interface Rotation {
  /** What is looked after from now on, the newest first. */
  readonly kept: readonly BackupNote[];
  /** To be taken away. */
  readonly gone: readonly BackupNote[];
}

/** More than anybody keeps; what is beyond is left where it is, and to the reader. */
const mostNotes = 100;

/**
 * After `latest` was written, of the same library and place the newest `most` are kept. A larger one is never
 * given up for a smaller one: nothing goes where the library held more at the last backup, and at no time goes one
 * that holds more than `latest`.
 */
export function rotated(written: readonly BackupNote[], latest: BackupNote, most: number): Rotation {
  const alike = written.filter(
    ({ libraryId, place }) => libraryId === latest.libraryId && place === latest.place,
  );
  const [last] = alike;
  const isSmaller = last !== undefined && isLarger(last, latest);
  const gone = isSmaller ? [] : alike.filter((note) => !isLarger(note, latest)).slice(Math.max(0, most - 1));
  return { kept: [latest, ...written.filter((note) => !gone.includes(note))].slice(0, mostNotes), gone };
}

/** Whether a backup holds what another one does not: more articles, or later saves. */
export function isLarger(
  one: Pick<BackupNote, "entries" | "sequence">,
  other: Pick<BackupNote, "entries" | "sequence">,
): boolean {
  return one.entries > other.entries || one.sequence > other.sequence;
}
