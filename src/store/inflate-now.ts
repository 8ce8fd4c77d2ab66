/**
 * Inflating without waiting: inside a transaction, which the browser's own streams would end, and for
 * the twenty texts of a search, where a stream each costs more than the work.
 */
import { inflateSync, strFromU8 } from "fflate";

/** Room for most texts. Without any, fflate makes 128 KB anew for each. */
const usualBytes = 512 * 1_024;
let room: Uint8Array<ArrayBuffer> | undefined;

/** The text that {@link ./deflate.ts deflate} was given; throws when the bytes are damaged. */
export function inflateNow(bytes: Uint8Array<ArrayBuffer>): string {
  room ??= new Uint8Array(usualBytes);
  const plain = inflateSync(bytes, { out: room });
  // A text that fills the room may go on beyond it.
  return strFromU8(plain.length < usualBytes ? plain : inflateSync(bytes));
}
