/** The lines of a text that comes in pieces. */

/** Null for a line longer than `most` UTF-16 units, which is passed over unread. */
export async function* linesOf(pieces: AsyncIterable<string>, most: number): AsyncGenerator<string | null> {
  let held: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    const parts = piece.split("\n");
    for (const [index, part] of parts.entries()) {
      length += part.length;
      if (length <= most) held.push(part);
      else held = [];
      if (index === parts.length - 1) break;
      yield length > most ? null : held.join("");
      held = [];
      length = 0;
    }
  }
  if (length > 0) yield length > most ? null : held.join("");
}
