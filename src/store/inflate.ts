import { inflateSync } from "fflate";
import { through } from "./through.ts";

/**
 * Up to so many bytes are inflated at once, in a millisecond or two; a stream of the browser's costs more than that to
 * set up, and an export sets up two for each article.
 */
const atOnceBytes = 32 * 1_024;

/** The text that {@link ./deflate.ts deflate} was given; rejects when the bytes are damaged. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const plain =
    bytes.length <= atOnceBytes
      ? inflateSync(bytes)
      : await through(bytes, new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
}
