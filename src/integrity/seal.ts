/** Signing the end of the log, and checking a signature. */
import { type LogHead, type Seal, sealedText } from "./log.ts";

/** P-384 is the one curve that readers of web archives check a signature on: one key then signs all that leaves. */
const algorithm = { name: "ECDSA", namedCurve: "P-384" } as const;
/** r and s. */
const signatureBytes = 96;
const signing = { name: "ECDSA", hash: "SHA-256" } as const;

/** A key pair whose private half no page, file or program of ours can read out. */
export function createSealKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
}

/** The library's signature over a text's UTF-8 bytes: base64 of r and s (IEEE P1363). */
export async function signText(keys: CryptoKeyPair, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return base64Of(new Uint8Array(await crypto.subtle.sign(signing, keys.privateKey, bytes)));
}

/** The library's signature over a head, made at `at` (RFC 3339 in UTC). */
export async function sealHead(keys: CryptoKeyPair, head: LogHead, at: string): Promise<Seal> {
  const unsigned = { number: head.number, hash: head.hash, at };
  return { ...unsigned, signature: await signText(keys, sealedText(unsigned)) };
}

/** Whether a seal was made with this key. */
export async function isSealOf(publicKey: CryptoKey, seal: Seal): Promise<boolean> {
  const signature = bytesOf(seal.signature);
  if (signature?.length !== signatureBytes) return false;
  const bytes = new TextEncoder().encode(sealedText(seal));
  return crypto.subtle.verify(signing, publicKey, signature, bytes);
}

/** Whether a text was signed with a public key as it stands in exports. */
export async function isSignedText(publicKey: string, text: string, signature: string): Promise<boolean> {
  const [spki, signed] = [bytesOf(publicKey), bytesOf(signature)];
  if (spki === null || signed?.length !== signatureBytes) return false;
  try {
    const key = await crypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]);
    return await crypto.subtle.verify(signing, key, signed, new TextEncoder().encode(text));
  } catch {
    // No key at all.
    return false;
  }
}

/** The public key as it stands in exports: SubjectPublicKeyInfo in base64. */
export async function exportPublicKey(keys: CryptoKeyPair): Promise<string> {
  return base64Of(new Uint8Array(await crypto.subtle.exportKey("spki", keys.publicKey)));
}

/** Bytes in base64; some ten thousand at the most. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The bytes of some base64; null for what is none. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return null;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
