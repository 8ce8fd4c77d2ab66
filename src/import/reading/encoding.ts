/** Bytes to text, in whichever of the encodings files of this kind come in. */
import { bytesOf, headOf, type Part, type Watching } from "./part.ts";

/** How much of a part is looked at: far enough to meet a letter that is not ASCII in most. */
const lookedAt = 256 * 1024;
/** Of it, what is judged: from the first byte that is not ASCII on. */
const judged = 64 * 1024;

/** The label of a part's encoding: by its mark, else by which reading of its bytes makes sense. */
async function encodingOf(part: Part): Promise<string> {
  return encodingOfBytes(await headOf(part, lookedAt));
}

/** As {@link encodingOf}, of the beginning of a file. */
function encodingOfBytes(head: Uint8Array<ArrayBuffer>): string {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = zerosIn(head.subarray(0, 512));
  if (zeros !== null) return zeros;
  const start = head.findIndex((byte) => byte >= 0x80);
  if (start < 0) return "utf-8";
  const sample = head.subarray(start, start + judged);
  return isMostlyUtf8(sample) ? "utf-8" : isOneByte(sample) ? "windows-1252" : "gb18030";
}

/** Text of ASCII letters in UTF-16 without a mark has a zero in every second byte. */
function zerosIn(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const pairs = head.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return "utf-16le";
  return even > pairs * 0.4 && odd < pairs * 0.05 ? "utf-16be" : null;
}

/** A flipped bit makes one letter wrong; another encoding makes nearly all wrong. */
function isMostlyUtf8(sample: Uint8Array): boolean {
  const bytes = withoutFill(sample);
  const text = new TextDecoder().decode(bytes, { stream: true });
  // A page that was decoded wrongly has the mark of a wrong letter as its text, and that is a letter like any other.
  const written = writtenMarks(bytes);
  let wrong = -written;
  let right = written;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code === 0xfffd) wrong += 1;
    else if (code >= 0x80) right += 1;
  }
  return wrong === 0 || wrong < right;
}

/** How often U+FFFD itself stands in UTF-8. */
function writtenMarks(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
  return count;
}

/** A block that a disk lost is full of one byte, and one damage however long it is; no language has five of one. */
function withoutFill(sample: Uint8Array): Uint8Array {
  let repeats = 0;
  return sample.filter((byte, at) => {
    repeats = byte >= 0x80 && byte === sample[at - 1] ? repeats + 1 : 0;
    return repeats < 4;
  });
}

/** Western text has its accents one by one, Chinese its bytes in pairs. */
function isOneByte(sample: Uint8Array): boolean {
  let alone = 0;
  let high = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if ((sample[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((sample[at - 1] ?? 0) < 0x80 && (sample[at + 1] ?? 0) < 0x80) alone += 1;
  }
  return alone > high * 0.7;
}

/** The text of a part in pieces, without its mark. A byte that fits no letter becomes U+FFFD. */
export async function* textOf(part: Part, watching: Watching): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(part));
  for await (const bytes of bytesOf(part, watching)) {
    const text = decoder.decode(bytes, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

/** The beginning of a part as text. */
export async function headTextOf(part: Part, most: number): Promise<string> {
  const head = await headOf(part, lookedAt);
  return new TextDecoder(encodingOfBytes(head)).decode(head.subarray(0, most), { stream: true });
}

/** A whole part as one text, at most so many characters; null for a longer one. */
export async function wholeTextOf(part: Part, watching: Watching, most: number): Promise<string | null> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of textOf(part, watching)) {
    length += piece.length;
    if (length > most) return null;
    pieces.push(piece);
  }
  return pieces.join("");
}
