/**
 * A web archive that ReplayWeb.page opens, signed with the library's own key. It says what it is: readable copies
 * made of what the browser showed, with the pictures kept, and not what the servers sent.
 */
import { hashBytes } from "../../integrity/hash.ts";
import { createBytesHash } from "../../integrity/log.ts";
import { exportPublicKey, signText } from "../../integrity/seal.ts";
import type { Hash } from "../../model/snapshot.ts";
import { indexFiles } from "../cdx.ts";
import { wellFormedJson } from "../escape.ts";
import { htmlDocument } from "../html-document.ts";
import { itemsOf } from "../items.ts";
import type { ExportJob, FormatModule } from "../job.ts";
import { strictAddress } from "../strict-address.ts";
import { createTextFile } from "../text-file.ts";
import { packRecord, surtOf, timestampOf, type WarcRecord } from "../warc.ts";
import { createZipFile } from "../zip-file.ts";

const warcName = "data.warc.gz";
const version = "1.1.1";
const description =
  "Readable copies of pages and the pictures kept with them, made by the browser extension Stillpage from the " +
  "pages as the browser showed them. Not a recording of what the servers sent: records are of type resource.";

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly hash: Hash;
  readonly bytes: number;
}

export const write: FormatModule["write"] = async (job, request) => {
  const software = `Stillpage ${job.version}`;
  const title = job.t("export_book_title");
  const archive = createArchive();
  const pages = createTextFile();
  pages.add(
    `${JSON.stringify({ format: "json-pages-1.0", id: "pages", title: "All Pages", hasText: true })}\n`,
  );
  await archive.add({
    type: "warcinfo",
    target: warcName,
    date: job.exportedAt,
    contentType: "application/warc-fields",
    payload: new Blob([
      `software: ${software}\r\nformat: WARC File Format 1.1\r\ndescription: ${description}\r\n`,
    ]),
  });
  let count = 0;
  let home: { readonly url: string; readonly ts: string } | null = null;
  let one = "";
  for await (const item of itemsOf(job, request)) {
    const { entry, snapshot, article } = item;
    const target = strictAddress(entry.url);
    if (target === null || !/^https?:/.test(target)) continue;
    const date = snapshot.capturedAt;
    const page = await htmlDocument(job, item, "linked");
    await archive.add({
      type: "resource",
      target,
      date,
      contentType: "text/html; charset=utf-8",
      payload: page,
    });
    for (const { url, type, bytes } of await job.pictures(snapshot.id)) {
      const address = strictAddress(url);
      if (address !== null)
        await archive.add({ type: "resource", target: address, date, contentType: type, payload: bytes });
    }
    const line = {
      id: snapshot.id,
      url: target,
      ts: date,
      title: article.title,
      text: article.textContent,
      size: page.size,
    };
    pages.add(`${wellFormedJson(line)}\n`);
    home ??= { url: target, ts: date };
    one = article.title;
    count += 1;
  }

  const zip = createZipFile(new Date(job.exportedAt));
  const resources: Resource[] = [];
  const put = async (path: string, bytes: Blob, hash?: Hash): Promise<void> => {
    await zip.store(path, bytes);
    const name = path.slice(path.lastIndexOf("/") + 1);
    resources.push({ name, path, hash: hash ?? (await hashOf(bytes)), bytes: bytes.size });
  };
  const { bytes, hash, lines } = archive.take();
  await put(`archive/${warcName}`, bytes, hash);
  for (const [name, index] of await indexFiles(lines)) await put(`indexes/${name}`, index);
  await put("pages/pages.jsonl", pages.take("application/jsonl"));
  const datapackage = wellFormedJson({
    profile: "data-package",
    wacz_version: version,
    title: count === 1 ? one : title,
    description,
    created: job.exportedAt,
    software,
    ...(home === null ? {} : { mainPageUrl: home.url, mainPageDate: home.ts }),
    resources,
  });
  await zip.store("datapackage.json", new Blob([datapackage]));
  await zip.store("datapackage-digest.json", new Blob([await digestOf(job, datapackage, software)]));
  return { file: zip.take("application/wacz"), count, ...(count === 1 ? { title: one } : {}) };
};

/** The archive itself, growing; each address of a moment once, since readers take one of them. */
function createArchive() {
  const file = createTextFile();
  const whole = createBytesHash();
  const lines: string[] = [];
  const seen = new Set<string>();
  let offset = 0;
  return {
    add: async (record: WarcRecord): Promise<void> => {
      const key = `${record.target} ${record.date}`;
      if (seen.has(key)) return;
      seen.add(key);
      const { bytes, payloadHash, recordHash } = await packRecord(record);
      file.addBlob(bytes);
      whole.add(new Uint8Array(await bytes.arrayBuffer()));
      if (record.type === "resource") {
        const facts = {
          url: record.target,
          digest: payloadHash,
          mime: record.contentType.split(";", 1)[0],
          filename: warcName,
          offset,
          length: bytes.size,
          recordDigest: recordHash,
          status: 200,
        };
        lines.push(`${surtOf(record.target)} ${timestampOf(record.date)} ${JSON.stringify(facts)}\n`);
      }
      offset += bytes.size;
    },
    take: () => ({ bytes: file.take("application/gzip"), hash: whole.take(), lines }),
  };
}

async function hashOf(bytes: Blob): Promise<Hash> {
  return hashBytes(new Uint8Array(await bytes.arrayBuffer()));
}

/** The digest of the package, signed where the library has a key: nobody's name, always the same key. */
async function digestOf(job: ExportJob, datapackage: string, software: string): Promise<string> {
  const hash = await hashBytes(new TextEncoder().encode(datapackage));
  const digest = { path: "datapackage.json", hash };
  const keys = await job.archiveKeys();
  if (keys === null) return JSON.stringify(digest);
  const signedData = {
    hash,
    signature: await signText(keys, hash),
    publicKey: await exportPublicKey(keys),
    created: job.exportedAt,
    software,
  };
  return JSON.stringify({ ...digest, signedData });
}
