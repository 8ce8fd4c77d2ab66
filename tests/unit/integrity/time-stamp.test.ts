import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalJson } from "../../../src/integrity/canonical.ts";
import { element, elementsIn, oid, positiveInteger, tags } from "../../../src/integrity/der.ts";
import { emptyHead, nextRecord } from "../../../src/integrity/log.ts";
import { checkStamp, nonceBytes, stampRequest } from "../../../src/integrity/time-stamp.ts";
import { type Authority, makeAuthority, serveAuthority } from "../../browser/driver/authority.mjs";

const { record, head } = nextRecord(emptyHead, {
  at: "2026-11-24T10:00:00.000Z",
  kind: "captured",
  snapshotId: "00000000-0000-4000-8000-000000000001",
  hash: `sha256:${"ab".repeat(32)}`,
});
const nonce = Uint8Array.from({ length: nonceBytes }, (_, at) => (at === 0 ? 0xf1 : at * 7));
let authority: Authority;
let answer: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  authority = makeAuthority();
  const server = await serveAuthority(authority);
  const response = await fetch(server.address, {
    method: "POST",
    headers: { "Content-Type": "application/timestamp-query" },
    body: stampRequest(head, nonce),
  });
  answer = new Uint8Array(await response.arrayBuffer());
  server.close();
});
afterAll(() => authority.remove());

describe("a time-stamp, against openssl's authority on loopback", () => {
  test("the request says the log's last hash, a nonce, and nothing else", () => {
    const said = authority.describe(stampRequest(head, nonce));
    expect(said).toContain("Hash Algorithm: sha256");
    expect(said).toContain(`Nonce: 0x${Buffer.from(nonce).toString("hex").toUpperCase()}`);
    expect(said).toContain("Certificate required: yes");
    expect(said).toContain("Extensions:\n");
    const digest = head.hash.slice(7);
    expect(said.replaceAll(/\s|-|0{2}[0-9a-f]0 - /g, "")).toContain(digest.slice(0, 8));
  });

  test("its answer is one for this hash, at this time; openssl says the same of the record itself", () => {
    const checked = checkStamp(answer, head.hash, nonce);
    expect(checked).toMatchObject({ ok: true });
    if (checked.ok) expect(Math.abs(Date.parse(checked.at) - Date.now())).toBeLessThan(120_000);
    expect(createHash("sha256").update(canonicalJson(record)).digest("hex")).toBe(head.hash.slice(7));
    expect(authority.isFor(answer, canonicalJson(record))).toBe(true);
    expect(authority.isFor(answer, `${canonicalJson(record)} `)).toBe(false);
  });

  test("is none for another hash, with another nonce, or refused", () => {
    const other = `sha256:${"cd".repeat(32)}` as const;
    expect(checkStamp(answer, other, nonce)).toEqual({ ok: false, problem: "other-hash" });
    const another = nonce.map((byte) => byte ^ 1);
    expect(checkStamp(answer, head.hash, another)).toEqual({ ok: false, problem: "other-nonce" });
    expect(checkStamp(answer, head.hash, null).ok).toBe(true);
    // A hash this authority does not take.
    const sha1 = element(tags.sequence, oid("1.3.14.3.2.26"), element(tags.null));
    const imprint = element(tags.sequence, sha1, element(tags.octetString, new Uint8Array(20)));
    const query = element(tags.sequence, positiveInteger(Uint8Array.of(1)), imprint);
    const refusal = new Uint8Array(authority.stamp(query));
    expect(checkStamp(refusal, head.hash, nonce)).toEqual({ ok: false, problem: "refused" });
  });

  test("cut anywhere or changed in any byte it never breaks the check, and never says another time for a cut", () => {
    const whole = checkStamp(answer, head.hash, nonce);
    for (let length = 0; length < answer.length; length += 1)
      expect(checkStamp(answer.slice(0, length), head.hash, nonce).ok).toBe(false);
    for (let at = 0; at < answer.length; at += 1) {
      const changed = answer.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const checked = checkStamp(changed, head.hash, nonce);
      // What is outside the stamped statement (signature, certificate) is openssl's matter, not ours.
      if (checked.ok && whole.ok) expect(typeof checked.at).toBe("string");
    }
  });

  test.each([0, 1, 127, 128, 255, 256, 70_000])(
    "an element of %i bytes is read as it was written",
    (length) => {
      const content = new Uint8Array(length).fill(7);
      const written = element(tags.octetString, content);
      const [read, ...rest] = elementsIn(written) ?? [];
      expect([read?.tag, read?.content.length, rest.length]).toEqual([tags.octetString, length, 0]);
    },
  );
});
