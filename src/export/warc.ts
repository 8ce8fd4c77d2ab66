/**
 * WARC 1.1 records, each a gzip member of its own. Of our own because warcio hashes with WebAssembly, which the
 * policy of our pages forbids; warcio reads these files in the tests.
 */
import { hashBytes } from "../integrity/hash.ts";
import type { Hash } from "../model/snapshot.ts";

export interface WarcRecord {
  readonly type: "warcinfo" | "resource";
  /** What it is a copy of; of a `warcinfo` the file's name. */
  readonly target: string;
  /** RFC 3339 in UTC. */
  readonly date: string;
  readonly contentType: string;
  readonly payload: Blob;
}

/** A record as it stands in the file, and what an index says of it. */
export interface PackedRecord {
  readonly bytes: Blob;
  readonly payloadHash: Hash;
  readonly recordHash: Hash;
}

/** Writes a record. Its payload is in memory for as long as that takes. */
export async function packRecord(record: WarcRecord): Promise<PackedRecord> {
  const payload = new Uint8Array(await record.payload.arrayBuffer());
  const payloadHash = await hashBytes(payload);
  const isInfo = record.type === "warcinfo";
  const headers = [
    "WARC/1.1",
    `WARC-Type: ${record.type}`,
    `WARC-Record-ID: <urn:uuid:${crypto.randomUUID()}>`,
    `WARC-Date: ${record.date}`,
    isInfo ? `WARC-Filename: ${record.target}` : `WARC-Target-URI: ${record.target}`,
    `Content-Type: ${record.contentType}`,
    `WARC-Block-Digest: ${payloadHash}`,
    ...(isInfo ? [] : [`WARC-Payload-Digest: ${payloadHash}`]),
    `Content-Length: ${payload.length}`,
  ];
  const whole = new Blob([`${headers.join("\r\n")}\r\n\r\n`, payload, "\r\n\r\n"]);
  const bytes = await new Response(whole.stream().pipeThrough(new CompressionStream("gzip"))).blob();
  return { bytes, payloadHash, recordHash: await hashBytes(new Uint8Array(await bytes.arrayBuffer())) };
}

/** The order of an index: host turned round, then path and query, in small letters (SURT). */
export function surtOf(address: string): string {
  if (!/^https?:/.test(address) || !URL.canParse(address)) return address;
  const { hostname, port, pathname, search } = new URL(
    address.replace(/^(https?:\/\/)www\d*\./, "$1").toLowerCase(),
  );
  const host = hostname.split(".").reverse().join(",");
  const query = search === "" ? "" : `?${search.slice(1).split("&").sort().join("&")}`;
  return `${host}${port === "" ? "" : `:${port}`})${pathname}${query}`;
}

/** `20260801100000` of an instant. */
export function timestampOf(instant: string): string {
  return instant.replace(/\D/g, "").slice(0, 14);
}
