/**
 * What an export says of itself, signed by the library: every byte of it before this last member, and
 * where the log stood. The signature is over the statement's RFC 8785 form, as that of a seal (log.ts).
 */
import type { Hash } from "../model/snapshot.ts";
import { canonicalJson } from "./canonical.ts";
import type { LogHead, LogRecord } from "./log.ts";
import { exportPublicKey, isSignedText, signText } from "./seal.ts";
import type { TimeStamp } from "./time-stamp.ts";

export interface Statement {
  readonly exportedAt: string;

  readonly entries: number;
  /** SHA-256 over the file's bytes before `,"proof":`. */
  readonly textHash: Hash;
  readonly logNumber: number;
  readonly logHash: Hash;
  /** The last time-stamp of the log, in exports that hold the log and where there is one; else null. */
  readonly timeStamp: TimeStamp | null;
  /** Whether the log goes along, so that it cannot be taken out. Older exports do not say. */
  readonly holdsLog?: boolean;
}

/** The last member of an export. */
export interface Proof {
  readonly statement: Statement;
  /** Base64. */
  readonly signature: string;
  /** SubjectPublicKeyInfo of the library's key, P-384, in base64. */
  readonly publicKey: string;
  /** The whole log, in exports of the whole library; else null, since it tells when what else was kept. */
  readonly log: readonly LogRecord[] | null;
}

/** Signs a statement with the library's key. */
export async function createProof(
  {
    keys,
    head,
    log,
    timeStamp,
  }: {
    readonly keys: CryptoKeyPair;
    readonly head: LogHead;
    readonly log: Proof["log"];
    readonly timeStamp: TimeStamp | null;
  },
  said: Pick<Statement, "exportedAt" | "entries" | "textHash">,
): Promise<Proof> {
  const { exportedAt, entries, textHash } = said;
  const statement: Statement = {
    exportedAt,
    entries,
    textHash,
    logNumber: head.number,
    logHash: head.hash,
    timeStamp,
    holdsLog: log !== null,
  };
  return {
    statement,
    signature: await signText(keys, canonicalJson(statement)),
    publicKey: await exportPublicKey(keys),
    log,
  };
}

/** Whether a statement was signed with the key that stands beside it. */
export function isSigned({ statement, signature, publicKey }: Omit<Proof, "log">): Promise<boolean> {
  return isSignedText(publicKey, canonicalJson(statement), signature);
}
