/** Our own records a line each: a header, entries, in a zip what their pictures are called, a footer. */
import { isRecord } from "../../model/read-article.ts";
import type { Hash } from "../../model/snapshot.ts";
import { headTextOf, textOf } from "../reading/encoding.ts";
import { linesOf } from "../reading/lines.ts";
import type { Part, Watching } from "../reading/part.ts";
import { damageOf } from "../reading/zip-damage.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";
import { checkHeader, recordLimit } from "./ours-json.ts";

/** Whether a text begins as such lines do. */
export function isLines(head: string): boolean {
  return /^\s{0,9}\{\s{0,9}"record"\s{0,9}:\s{0,9}"header"/.test(head);
}

/** The lines of the part that has them; the other parts are its pictures. */
export async function* read(parts: readonly Part[], watching: Watching): SourceItems {
  const assets = new Map(parts.map((part) => [part.name, part]));
  let isTruncated = false;
  for (const part of parts) {
    if (parts.length > 1 && !isLines(await headTextOf(part, 200))) continue;
    try {
      const end = yield* readLines(part, watching, assets);
      isTruncated ||= end.isTruncated;
    } catch (error) {
      yield damageOf(error, part);
      isTruncated = true;
    }
  }
  return { isTruncated };
}

async function* readLines(part: Part, watching: Watching, assets: ReadonlyMap<string, Part>): SourceItems {
  const pictures = new Map<string, Part>();
  let count = 0;
  let isHeaded = false;
  for await (const line of linesOf(textOf(part, watching), recordLimit)) {
    if (line?.trim() === "") continue;
    if (line === null || /^\s{0,9}\{\s{0,9}"record"\s{0,9}:\s{0,9}"entry"/.test(line)) {
      count += 1;
      yield { kind: "ours", raw: line === null ? { kind: "too-large" } : { kind: "text", text: line } };
      continue;
    }
    const record = recordIn(line);
    if (record === null) {
      // What it was cannot be told any more.
      count += 1;
      yield { kind: "damaged", reason: "not-json", title: null };
    } else if (record["record"] === "header") {
      checkHeader(record);
      isHeaded = true;
    } else if (record["record"] === "picture") {
      const picture = assets.get(String(record["path"]));
      if (picture !== undefined) pictures.set(String(record["hash"]), picture);
    } else if (record["record"] === "pictures") {
      const item = picturesIn(record, pictures);
      if (item !== null) yield item;
    } else if (record["record"] === "footer") {
      yield { kind: "rest", rest: record };
      return { isTruncated: !isHeaded || record["count"] !== count };
    }
  }
  return { isTruncated: true };
}

function recordIn(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    // Told by the caller, as a damaged record.
    return null;
  }
}

const mostPictures = 1_000;

function picturesIn(
  { snapshotId, images }: Readonly<Record<string, unknown>>,
  pictures: ReadonlyMap<string, Part>,
): SourceItem | null {
  if (typeof snapshotId !== "string" || !Array.isArray(images)) return null;
  const known = images
    .slice(0, mostPictures)
    .filter(isRecord)
    .flatMap(({ url, hash }) => {
      const part = typeof hash === "string" ? pictures.get(hash) : undefined;
      return part === undefined || typeof url !== "string" || !isHash(hash) ? [] : [{ url, hash, part }];
    });
  return { kind: "pictures", snapshotId, images: known };
}

function isHash(value: unknown): value is Hash {
  return typeof value === "string" && /^sha256:[0-9a-f]{64}$/.test(value);
}
