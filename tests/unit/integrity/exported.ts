/** A library that has been used, and its exports as bytes: what the checks of exports are tried on. */

import { write as writeZip } from "../../../src/export/formats/zip.ts";
import type { ExportSource } from "../../../src/export/job.ts";
import { writeLines } from "../../../src/export/library-lines.ts";
import { writeJson } from "../../../src/export/write-json.ts";
import { hashBytes } from "../../../src/integrity/hash.ts";
import { createProof } from "../../../src/integrity/statement.ts";
import { readSigning } from "../../../src/store/log.ts";
import { getWholeEntry, listAllIds } from "../../../src/store/read.ts";
import { keptPictures } from "../../../src/store/read-images.ts";
import { trashEntries } from "../../../src/store/write/edit.ts";
import { keepImage } from "../../../src/store/write/images.ts";
import { sealLog } from "../../../src/store/write/log.ts";
import { undoSave } from "../../../src/store/write/save.ts";
import { png } from "../images/pictures.ts";
import { save } from "../store/fresh-library.ts";

export const exportedAt = "2026-11-24T08:00:00.000Z";
export const deletedAt = "2026-11-20T08:00:00.000Z";
export type Shape = "json" | "lines" | "zip";

/** Two articles, one captured twice and with two pictures, another taken back, another in the trash. */
export async function usedLibrary() {
  const images = ["wall", "gate"].map((name) => ({
    url: `https://a.example/${name}.png`,
    alt: name,
    caption: null,
  }));
  const first = await save({ url: "https://a.example/1", title: "One", textContent: "第一段。", images });
  for (const [index, { alt }] of images.entries()) {
    const bytes = png(4, 3, alt);
    const image = { type: "image/png", bytes, width: 4, height: 3, hash: await hashBytes(bytes) } as const;
    await keepImage(first.snapshotId, index, image, "2026-11-01T10:00:01.000Z");
  }
  await save({ url: "https://a.example/2", title: "Two" });
  await save({ url: "https://a.example/1", title: "One, later" });
  const deleted = await save({ url: "https://a.example/3" });
  await undoSave(deleted, deletedAt);
  const trashed = await save({ url: "https://a.example/4" });
  await trashEntries([trashed.entryId], deletedAt);
  return { first, deleted, trashed };
}

/** The whole library as a file, its log along; `isPart` leaves that away. */
export async function exported(
  shape: Shape,
  at = exportedAt,
  isPart = false,
): Promise<Uint8Array<ArrayBuffer>> {
  await sealLog(at);
  const signing = await readSigning(!isPart);
  if (signing === null) throw new Error("the library has no key");
  const prove: ExportSource["prove"] = (entries, textHash) =>
    createProof(signing, { exportedAt: at, entries, textHash });
  const source = { load: getWholeEntry, tagColours: new Map(), version: "0.1.0", exportedAt: at, prove };
  const request = { ids: await listAllIds(), onProgress: () => undefined, signal: AbortSignal.any([]) };
  if (shape === "json") return bytesOf((await writeJson(source, request)).file);
  if (shape === "zip") return bytesOf((await writeZip({ ...source, pictures: keptPictures }, request)).file);
  const pieces: string[] = [];
  await writeLines(source, request, { add: (text) => void pieces.push(text) });
  return bytesOf(new Blob(pieces));
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}
