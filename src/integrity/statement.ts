/**
 * What an export says of itself, signed by the library: every byte of it before this last member, and
 * where the log stood. The signature is over the statement's RFC 8785 form, as that of a seal (log.ts).
 */
import type { Hash } from "../model/snapshot.ts";
import { canonicalJson } from "./canonical.ts";
import type { LogHead, LogRecord } from "./log.ts";
import { exportPublicKey, signText } from "./seal.ts";

export interface Statement {
  readonly exportedAt: string;

  readonly entries: number;
  /** SHA-256 over the file's bytes before `,"proof":`. */
  readonly textHash: Hash;
  readonly logNumber: number;
  readonly logHash: Hash;
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
  { keys, head, log }: { readonly keys: CryptoKeyPair; readonly head: LogHead; readonly log: Proof["log"] },
  said: Pick<Statement, "exportedAt" | "entries" | "textHash">,
): Promise<Proof> {
  const { exportedAt, entries, textHash } = said;
  const statement: Statement = {
    exportedAt,
    entries,
    textHash,
    logNumber: head.number,
    logHash: head.hash,
  };
  return {
    statement,
    signature: await signText(keys, canonicalJson(statement)),
    publicKey: await exportPublicKey(keys),
    log,
  };
}
