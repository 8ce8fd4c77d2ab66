/** How an exported file of any of our kinds stands to the library's log. */
import { type OpenedFile, openFile } from "../import/open-file.ts";
import { type FileStanding, verifyFile } from "../store/verify-file.ts";

type OnShare = (share: number) => void;

/** The same as {@link verifyFile}, of JSON, of lines, and of either in a zip. */
export async function fileStanding(
  file: Blob,
  onProgress: OnShare,
  signal: AbortSignal,
): Promise<FileStanding> {
  return standingOf(file, await openFile(file), onProgress, signal);
}

export async function standingOf(
  file: Blob,
  { parts }: OpenedFile,
  onProgress: OnShare,
  signal: AbortSignal,
): Promise<FileStanding> {
  const part = parts.find(({ name }) => name === "library.jsonl") ?? parts[0];
  if (part === undefined) return { kind: "unsigned" };
  // A file that is no zip is one part without a name.
  if (part.name === "") return verifyFile(file, onProgress, signal);
  let text: Blob;
  try {
    text = await new Response(part.open()).blob();
  } catch {
    // It cannot be unpacked, so it is not as it was written.
    return { kind: "altered" };
  }
  return verifyFile(text, onProgress, signal);
}
