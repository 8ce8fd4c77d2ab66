/** Files of ours for the crash audit, with pictures, by the product's own writer. */
import { write } from "../../../src/export/formats/zip.ts";
import { libraryOf, type Made, madeEntry, picture } from "../../unit/export/made-library.ts";

interface Wanted {
  readonly url: string;
  readonly entry: string;
  readonly snapshot: string;
  readonly title: string;
  readonly content: string;
  readonly tags: readonly string[];
  /** By address. */
  readonly pictures: readonly (readonly [url: string, bytes: Buffer])[];
}

/** The zip, and of each snapshot the hashes of its pictures. */
export async function zipOf(articles: readonly Wanted[]): Promise<{
  readonly bytes: Uint8Array;
  readonly kept: readonly (readonly [snapshot: string, hashes: readonly string[]])[];
}> {
  const all: Made[] = [];
  for (const article of articles) all.push(await madeOf(article));
  const { job, request } = await libraryOf(all);
  const { file } = await write(job, request);
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    kept: all.map(({ pictures }, at) => [articles[at]?.snapshot ?? "", pictures.map(({ hash }) => hash)]),
  };
}

async function madeOf(wanted: Wanted): Promise<Made> {
  const { url, title, content, tags } = wanted;
  const pictures = await Promise.all(wanted.pictures.map(([address, bytes]) => picture(address, bytes)));
  const images = pictures.map((kept) => ({ url: kept.url, alt: null, caption: null }));
  const shown = images.map((image) => `<p><img src="${image.url}"></p>`).join("");
  const article = {
    ...{ url, pageUrl: url, title, images, tags, leadImage: null },
    content: content + shown,
    textContent: content.replaceAll("</p>", "\n").replaceAll("<p>", "").trim(),
  };
  const { entry: id, snapshot } = wanted;
  const made = await madeEntry(article, { id, tags, latestSnapshotId: snapshot }, pictures);
  const snapshots = made.whole.snapshots.map((one) => ({ ...one, id: snapshot }));
  return { ...made, whole: { ...made.whole, snapshots } };
}
