import { through } from "./through.ts";

/** The text that {@link ./deflate.ts deflate} was given; rejects when the bytes are damaged. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const plain = await through(bytes, new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
}
