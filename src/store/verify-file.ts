/** How an exported file stands to the library: its own, and if so, whether it is older or newer. */
import { createBytesHash, emptyHead, hashRecord, type LogHead } from "../integrity/log.ts";
import { exportPublicKey } from "../integrity/seal.ts";
import { isSigned, type Proof } from "../integrity/statement.ts";
import { isRecord } from "../model/read-article.ts";
import { withLibrary } from "./database.ts";

export type FileStanding =
  /** No export, or one without a signature. */
  | { readonly kind: "unsigned" }
  /** Not as it was signed. */
  | { readonly kind: "altered" }
  /** Signed with another key. */
  | { readonly kind: "other" }
  /** Of this library, of which the log has gone on since by so many records, or not at all. */
  | { readonly kind: "current" | "older"; readonly exportedAt: string; readonly records: number }
  /** Of this library when it knew so many records more than it does now: it was put back. */
  | { readonly kind: "ahead"; readonly exportedAt: string; readonly records: number }
  /** Signed with the library's key over a log that is not its own. */
  | { readonly kind: "diverged" };

const pieceBytes = 2 ** 20;
const marker = ',"proof":';
/** The proof without its log: a statement, a time-stamp in it, a signature and a key. */
const mostProofBytes = 2 ** 17;

/** Checks the file's signature over all its bytes, and where its log ended against the library's. */
export async function verifyFile(
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FileStanding> {
  const end = await startOfProof(file);
  const proof = end === null ? null : await readProof(file, end);
  if (end === null || proof === null) return { kind: "unsigned" };
  const hash = createBytesHash();
  for (let from = 0; from < end; from += pieceBytes) {
    signal.throwIfAborted();
    hash.add(new Uint8Array(await file.slice(from, Math.min(end, from + pieceBytes)).arrayBuffer()));
    onProgress(Math.min(1, (from + pieceBytes) / end));
  }
  const { statement } = proof;
  if (hash.take() !== statement.textHash || !(await isSigned(proof))) return { kind: "altered" };
  const own = await readOwn(statement.logNumber);
  if (own === null || own.publicKey !== proof.publicKey) return { kind: "other" };
  const { exportedAt } = statement;
  const records = own.head.number - statement.logNumber;
  if (records < 0) return { kind: "ahead", exportedAt, records: -records };
  if (own.hash !== statement.logHash) return { kind: "diverged" };
  return { kind: records === 0 ? "current" : "older", exportedAt, records };
}

/** Where the last member begins, looked for from the end: the log, which is long, stands in it. */
async function startOfProof(file: Blob): Promise<number | null> {
  for (let to = file.size; to > 0; to -= pieceBytes) {
    const from = Math.max(0, to - pieceBytes);
    const bytes = await file.slice(from, Math.min(file.size, to + marker.length)).arrayBuffer();
    // A letter a byte, so that places in the text are places in the file.
    const at = new TextDecoder("latin1").decode(bytes).lastIndexOf(marker);
    if (at >= 0) return from + at;
  }
  return null;
}

async function readProof(file: Blob, end: number): Promise<Omit<Proof, "log"> | null> {
  const text = await file.slice(end + marker.length, end + mostProofBytes).text();
  const at = text.indexOf(',"log":');
  if (at < 0) return null;
  try {
    const value: unknown = JSON.parse(`${text.slice(0, at)}}`);
    return isProof(value) ? value : null;
  } catch {
    // Not JSON, so no proof of ours.
    return null;
  }
}

/** The shape alone: what it says is checked against its signature. */
function isProof(value: unknown): value is Omit<Proof, "log"> {
  if (!isRecord(value) || !isRecord(value["statement"])) return false;
  const { exportedAt, textHash, logNumber, logHash } = value["statement"];
  return (
    [value["signature"], value["publicKey"], exportedAt, textHash, logHash].every(
      (member) => typeof member === "string",
    ) && Number.isSafeInteger(logNumber)
  );
}

/** The library's key and log: where it ends, and the hash of one of its records. */
async function readOwn(
  number: number,
): Promise<{ readonly publicKey: string; readonly head: LogHead; readonly hash: string | null } | null> {
  const { keys, log, record } = await withLibrary(async (database) => ({
    keys: await database.kept.get("keys"),
    log: await database.kept.get("log"),
    record: await database.log.get(number),
  }));
  if (keys?.key !== "keys") return null;
  return {
    publicKey: await exportPublicKey(keys.keys),
    head: log?.key === "log" ? log.head : emptyHead,
    hash: number === 0 ? emptyHead.hash : record === undefined ? null : hashRecord(record),
  };
}
