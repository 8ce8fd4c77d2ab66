/**
 * Fetches the pictures of what was saved, after the save. What is to be done stands in the library
 * (store/write/images.ts); this only works on it, and may die at any line.
 */
import { checkImage } from "../images/check.ts";
import { hostOfPage, planImages } from "../images/plan.ts";
import { hashBytes } from "../integrity/hash.ts";
import { failureOf } from "../model/errors.ts";
import type { SnapshotId } from "../model/id.ts";
import { type ImageReason, imageLimits } from "../model/image-state.ts";
import { getSnapshotFacts } from "../store/read.ts";
import { keptImageBytes, listSnapshotImages, type SnapshotImage } from "../store/read-images.ts";
import {
  beginImage,
  failImage,
  keepImage,
  requeueImages,
  snapshotsWithWaitingImages,
} from "../store/write/images.ts";
import { imageFromHost, isAllowedHost } from "./image-from-host.ts";
import { imageFromPage, preparePage, type ShownPage } from "./image-from-page.ts";
import { forgetTab, tabOfSnapshot, takeAsking } from "./image-memory.ts";
import { tendSoon } from "./index-work.ts";
import { addKeptThumbnail } from "./thumbnail.ts";

/** Pictures fetched at a time: as many as keep a line busy, few enough to hold in memory. */
const atOnce = 3;

/** Work under way or waiting for its turn, by snapshot; two at once would fetch everything twice. */
const turns = new Map<SnapshotId, Promise<void>>();

/** Fetches what waits of a snapshot. Never rejects for want of a picture; what cannot be written now waits on. */
export function keepImages(snapshotId: SnapshotId): Promise<void> {
  const turn = (turns.get(snapshotId) ?? Promise.resolve())
    .then(() => workOn(snapshotId))
    .catch(leaveWaiting);
  turns.set(snapshotId, turn);
  void turn.then(() => {
    if (turns.get(snapshotId) === turn) turns.delete(snapshotId);
  });
  return turn;
}

/** Goes on with whatever waits, a snapshot after the other. */
export async function resumeImages(): Promise<void> {
  try {
    for (const snapshotId of await snapshotsWithWaitingImages()) await keepImages(snapshotId);
  } catch (error) {
    leaveWaiting(error);
  }
}

/** Tries again what a snapshot lacks. */
export async function retryImages(snapshotId: SnapshotId): Promise<void> {
  try {
    const snapshot = await getSnapshotFacts(snapshotId);
    if (snapshot === null) return;
    await requeueImages(snapshotId, planImages(snapshot.facts));
    await keepImages(snapshotId);
  } catch (error) {
    leaveWaiting(error);
  }
}

/** The reader has allowed hosts: for the sake of the snapshot they were asked for, if that is why. */
export async function imagesAllowed(): Promise<void> {
  const snapshotId = await takeAsking();
  if (snapshotId !== null) await retryImages(snapshotId);
}

/** A library that cannot be written now keeps its list of work; anything else is a mistake of ours. */
function leaveWaiting(error: unknown): void {
  if (!failureOf(error).code.startsWith("store/")) throw error;
}

interface Job {
  readonly snapshotId: SnapshotId;
  readonly ownHost: string | null;
  readonly deadline: number;
  /** Null once the tab no longer shows the page. */
  page: ShownPage | null;
  bytes: number;
  isDiskFull: boolean;
}

async function workOn(snapshotId: SnapshotId): Promise<void> {
  const [snapshot, images] = await Promise.all([
    getSnapshotFacts(snapshotId),
    listSnapshotImages(snapshotId),
  ]);
  const waiting = images.filter(({ state }) => state === "waiting");
  if (snapshot !== null && waiting.length > 0) {
    const { pageUrl } = snapshot.facts;
    const job: Job = {
      snapshotId,
      ownHost: hostOfPage(pageUrl),
      deadline: performance.now() + imageLimits.totalTimeMs,
      page: await shownPage(snapshotId, pageUrl),
      bytes: await keptImageBytes(snapshotId),
      isDiskFull: false,
    };
    await Promise.all(Array.from({ length: atOnce }, () => drain(waiting, job)));
    await addKeptThumbnail(snapshotId, snapshot.facts);
    // Each picture is a record of the log, whose end is signed with the rest.
    tendSoon();
  }
  await forgetTab(snapshotId);
}

async function shownPage(snapshotId: SnapshotId, pageUrl: string): Promise<ShownPage | null> {
  const tabId = await tabOfSnapshot(snapshotId);
  if (tabId === null) return null;
  const page = { tabId, origin: new URL(pageUrl).origin };
  return (await preparePage(page)) ? page : null;
}

async function drain(waiting: SnapshotImage[], job: Job): Promise<void> {
  for (let image = waiting.shift(); image !== undefined; image = waiting.shift()) {
    if (!(await beginImage(job.snapshotId, image.index))) continue;
    const reason = await keepOne(image, job);
    if (reason !== null) await failImage(job.snapshotId, image.index, reason);
  }
}

/** Keeps a picture, or tells why not. */
async function keepOne({ url, index }: SnapshotImage, job: Job): Promise<ImageReason | null> {
  if (job.isDiskFull) return "no-space";
  if (performance.now() > job.deadline) return "timeout";
  const bytes = await fetched(url, job);
  if (typeof bytes === "string") return bytes;
  const image = checkImage(bytes);
  if (typeof image === "string") return image;
  if (job.bytes + image.bytes.length > imageLimits.totalBytes) return "article-full";
  job.bytes += image.bytes.length;
  try {
    const hash = await hashBytes(image.bytes);
    await keepImage(job.snapshotId, index, { ...image, hash }, new Date().toISOString());
    return null;
  } catch (error) {
    if (failureOf(error).code !== "store/quota") throw error;
    job.isDiskFull = true;
    return "no-space";
  }
}

/** First through the page, which may read its own pictures; then from the host, where that is allowed. */
async function fetched(url: string, job: Job): Promise<Uint8Array<ArrayBuffer> | ImageReason> {
  let reason: ImageReason = "no-permission";
  if (job.page !== null) {
    const answer = await imageFromPage(job.page, url);
    if (answer === null) job.page = null;
    else if (typeof answer !== "string" || answer === "too-large") return answer;
    else reason = answer;
  }
  return (await isAllowedHost(url)) ? imageFromHost(url, job.ownHost) : reason;
}
