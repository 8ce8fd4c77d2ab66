/** Bytes as base64, piece by piece: a picture of 20 MB is never one string beside its bytes. */

/** A multiple of three, so that pieces join without padding between them; below the arguments a call may have. */
const bytesAPiece = 3 * 0x2000;

/** The base64 of a Blob as text in a Blob. */
export async function base64Of(bytes: Blob): Promise<Blob> {
  const pieces: Blob[] = [];
  const all = new Uint8Array(await bytes.arrayBuffer());
  let texts: string[] = [];
  for (let at = 0; at < all.length; at += bytesAPiece) {
    texts.push(btoa(String.fromCharCode(...all.subarray(at, at + bytesAPiece))));
    if (texts.length < 32) continue;
    pieces.push(new Blob(texts));
    texts = [];
  }
  return new Blob([...pieces, ...texts]);
}
