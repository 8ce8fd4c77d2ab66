/** What a format reads: a file, or one of the files in a zip. */
export interface Part {
  readonly name: string;
  /** Bytes, as stated. */
  readonly size: number;
  /** Its bytes from the beginning; can be opened again. Errors with a {@link ./zip.ts ZipDamage} where it cannot be unpacked. */
  readonly open: () => ReadableStream<Uint8Array<ArrayBuffer>>;
}

export interface Watching {
  /** Told how many bytes more have been read. */
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

export const unwatched: Watching = { onBytes: () => undefined, signal: new AbortController().signal };

/** A file as a part. */
export function partOf(blob: Blob, name = ""): Part {
  return { name, size: blob.size, open: () => blob.stream() };
}

/** The bytes of a part in pieces. A reader that stops early closes the part. */
export async function* bytesOf(part: Part, { onBytes, signal }: Watching): AsyncGenerator<Uint8Array> {
  const reader = part.open().getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
      onBytes(value.length);
    }
  } finally {
    // What broke the reading has been thrown; that it cannot be closed as well adds nothing.
    await reader.cancel().catch(() => undefined);
  }
}

/** Its first bytes, at most so many; fewer where it ends or breaks off before. */
export async function headOf(part: Part, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(most);
  let length = 0;
  try {
    for await (const bytes of bytesOf(part, unwatched)) {
      const taken = bytes.subarray(0, most - length);
      head.set(taken, length);
      length += taken.length;
      if (length >= most) break;
    }
  } catch {
    // What breaks off has a beginning all the same; whoever reads it all will say so.
  }
  return head.subarray(0, length);
}
