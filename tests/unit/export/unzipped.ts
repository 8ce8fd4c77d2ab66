import { unzipSync } from "fflate";

/** The files of a zip by their names, in its order. */
export async function unzipped(file: Blob): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map(Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer()))));
}

/** A file of it as text; no byte may be other than UTF-8. */
export function textIn(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(files.get(name));
}
