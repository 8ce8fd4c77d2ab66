import { describe, expect, test } from "vitest";
import { WARCParser } from "warcio";
import { write } from "../../../../src/export/formats/wacz.ts";
import { hashBytes } from "../../../../src/integrity/hash.ts";
import { hardLibrary } from "../made-library.ts";
import { textIn, unzipped } from "../unzipped.ts";

describe("WACZ", () => {
  test("every record is read back by warcio, with its digests right, and the index leads to it", async () => {
    const { job, request, entries } = await hardLibrary();
    const files = await unzipped((await write(job, request)).file);
    const warc = files.get("archive/data.warc.gz") ?? new Uint8Array();

    const types: (string | null)[] = [];
    for await (const record of new WARCParser(streamOf(warc))) {
      types.push(record.warcType);
      const payload = await record.readFully(false);
      expect(await hashBytes(new Uint8Array(payload))).toBe(record.warcHeader("WARC-Block-Digest"));
    }
    const index = textIn(files, "indexes/index.cdx").trimEnd().split("\n");
    const found = await Promise.all(
      index.map(async (line) => {
        const { offset, length, url } = JSON.parse(line.slice(line.indexOf("{")));
        const [record] = await firstOf(warc.slice(offset, offset + length));
        return record?.warcTargetURI === url;
      }),
    );

    expect(types[0]).toBe("warcinfo");
    expect(types.slice(1).every((type) => type === "resource")).toBe(true);
    expect(types).toHaveLength(1 + entries.length * 3);
    expect(index).toEqual([...index].sort());
    expect(found.every(Boolean)).toBe(true);
  });

  test("the package lists every file with its hash, and the signature over it is the library's", async () => {
    const { job, request, keys } = await hardLibrary();
    const files = await unzipped((await write(job, request)).file);
    const text = textIn(files, "datapackage.json");

    const { resources, profile, wacz_version: version, created } = JSON.parse(text);
    const { hash, signedData } = JSON.parse(textIn(files, "datapackage-digest.json"));

    for (const { path, hash: stated, bytes } of resources) {
      const content = new Uint8Array(files.get(path) ?? []);
      expect([await hashBytes(content), content.length]).toEqual([stated, bytes]);
    }
    expect([profile, version, signedData.created]).toEqual(["data-package", "1.1.1", created]);
    expect(await hashBytes(new TextEncoder().encode(text))).toBe(hash);
    expect(
      await crypto.subtle.verify(
        { name: "ECDSA", hash: "SHA-256" },
        keys.publicKey,
        Buffer.from(signedData.signature, "base64"),
        new TextEncoder().encode(hash),
      ),
    ).toBe(true);
  });
});

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([new Uint8Array(bytes)]).stream();
}

async function firstOf(bytes: Uint8Array) {
  const records = [];
  for await (const record of new WARCParser(streamOf(bytes))) {
    await record.readFully(false);
    records.push(record);
  }
  return records;
}
