/** What the export bench runs in a page of the extension: the product's own writers on the product's own database. */
import type { FormatId } from "../../../src/export/formats.ts";
import { writeFormat } from "../../../src/export/write-format.ts";
import { hashBytes } from "../../../src/integrity/hash.ts";
import { openLibrary } from "../../../src/store/database.ts";
import { countEntries, getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { keptPictures } from "../../../src/store/read-images.ts";
import { adoptRecords } from "../../../src/store/write/adopt.ts";
import { createArticles } from "../library/articles.ts";

const articles = createArticles();
/** Of each picture; a page of news has some of 20 to 100 KB. */
const pictureBytes = 20_000;

/** Takes in articles `from` up to `to`, each with a picture of its own. */
async function fill(from: number, to: number): Promise<void> {
  const database = await openLibrary();
  for (let batch = from; batch < to; batch += 50) {
    const records = Array.from({ length: Math.min(50, to - batch) }, (_, index) => {
      const record = articles.record(batch + index);
      const url = `https://pictures.invalid/${batch + index}.png`;
      const snapshots = record.snapshots.map((snapshot) => ({
        ...snapshot,
        images: [{ url, alt: null, caption: null }],
        content: `${snapshot.content}<figure><img src="${url}" alt="Picture"></figure>`,
      }));
      return { ...record, snapshots };
    });
    await adoptRecords(records, { importId: "bench", batch, now: new Date().toISOString() });
    const pictures = await Promise.all(
      records.flatMap(({ snapshots }) =>
        snapshots.map(async ({ id, images }) => {
          const bytes = pngOf(crypto.getRandomValues(new Uint8Array(pictureBytes)));
          return { id, url: images[0]?.url ?? "", bytes, hash: await hashBytes(bytes) };
        }),
      ),
    );
    const [width, height] = [100, 100];
    await database.images.bulkAdd(
      pictures.map(({ hash, bytes }) => ({
        hash,
        type: "image/png",
        bytes: new Blob([bytes], { type: "image/png" }),
        byteLength: bytes.length,
        width,
        height,
        references: 1,
      })),
    );
    await database.snapshotImages.bulkPut(
      pictures.map(({ id, url, hash }) => ({
        snapshotId: id,
        index: 0,
        url,
        tries: 1,
        state: "kept",
        hash,
        width,
        height,
      })),
    );
  }
  await database.imports.clear();
}

/** Bytes that begin as a PNG does. */
function pngOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
}

interface Taken {
  readonly ms: number;
  readonly bytes: number;
  readonly longestTaskMs: number;
}

/** Writes the first so many articles; the file is let go of. */
async function write(format: FormatId, most: number): Promise<Taken> {
  const ids = (await listAllIds()).slice(0, most);
  return timed(async () => {
    const { file } = await writeFormat(format, window, {
      ids,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    return file.size;
  });
}

/** The naive way: every article and picture as one value, that value as one string. */
async function naive(most: number): Promise<Taken> {
  const ids = (await listAllIds()).slice(0, most);
  return timed(async () => {
    const all = [];
    for (const id of ids) {
      const whole = await getWholeEntry(id);
      const [snapshot] = whole?.snapshots ?? [];
      const pictures = snapshot === undefined ? [] : await keptPictures(snapshot.id);
      const images = await Promise.all(
        pictures.map(async ({ url, bytes }) => ({ url, data: await base64(bytes) })),
      );
      all.push({ ...whole, images });
    }
    return new Blob([JSON.stringify(all)]).size;
  });
}

async function base64(bytes: Blob): Promise<string> {
  let text = "";
  for (const byte of new Uint8Array(await bytes.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}

async function timed(run: () => Promise<number>): Promise<Taken> {
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ type: "longtask" });
  const start = performance.now();
  const bytes = await run();
  const ms = Math.round(performance.now() - start);
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  return { ms, bytes, longestTaskMs: Math.round(longestTaskMs) };
}

Object.assign(globalThis, {
  bench: { count: async () => (await countEntries()).entries, fill, write, naive },
});
