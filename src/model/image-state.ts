/** What becomes of an article's pictures after its text is safe. */
import type { SnapshotId } from "./id.ts";

/** Why the bytes of a picture are not kept. Each has its words in `_locales` (`image_` and the reason with `_` for `-`). */
export const imageReasons = [
  /** Neither the page nor Stillpage may read it: its host needs the reader's word. */
  "no-permission",
  /** The host answered that it has it no longer, or gives it to nobody now. */
  "not-found",
  /** The host did not answer. */
  "offline",
  /** It did not come within its time, or all of them within theirs. */
  "timeout",
  /** More bytes or more pixels than one picture may have. */
  "too-large",
  /** Beyond the number of pictures of one article. */
  "too-many",
  /** Beyond the bytes of all pictures of one article. */
  "article-full",
  /** Its first bytes are those of no picture that is kept. */
  "not-an-image",
  /** Its address leads into the reader's own network, or it holds what no picture needs. */
  "unsafe",
  /** No room on the disk. */
  "no-space",
  /** The background ended in the middle of it each time it was tried. */
  "interrupted",
  /** Nobody has asked for it yet: its snapshot came out of a file. */
  "not-asked",
] as const;
export type ImageReason = (typeof imageReasons)[number];

/** Reasons that another try may get past. */
export const passingReasons: ReadonlySet<ImageReason> = new Set<ImageReason>([
  "no-permission",
  "not-found",
  "offline",
  "timeout",
  "no-space",
  "interrupted",
  "not-asked",
]);

export const imageLimits = {
  /** Of one picture. */
  bytes: 20_000_000,
  /** Of one picture: what a screen shows is a hundredth of it, and a small file can claim any number. */
  pixels: 100_000_000,
  /** Of one article. */
  count: 300,
  totalBytes: 100_000_000,
  /** To fetch one picture. */
  timeMs: 20_000,
  /** To fetch those of one article, from the first to the last. */
  totalTimeMs: 300_000,
  /** How often the background may end in the middle of a picture before that is left alone. */
  tries: 3,
} as const;

/** What the pictures of one snapshot have come to. */
export interface ImageStates {
  readonly snapshotId: SnapshotId;
  readonly total: number;
  readonly waiting: number;
  readonly kept: number;
  /** How many are not kept, by reason. */
  readonly failed: ReadonlyMap<ImageReason, number>;
  /** Hosts of those that failed with `no-permission`, in the article's order, each once. */
  readonly hosts: readonly string[];
}

/** A kind of picture that is kept, told by its first bytes. */
export type ImageType =
  | "image/png"
  | "image/jpeg"
  | "image/gif"
  | "image/webp"
  | "image/avif"
  | "image/bmp"
  | "image/x-icon"
  | "image/svg+xml";

/** A picture that may be kept. */
export interface CheckedImage {
  readonly type: ImageType;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** In pixels; null where the file does not say. */
  readonly width: number | null;
  readonly height: number | null;
}

/** One picture of a capture as it is handed to the store: to be fetched, or why not. */
export interface PlannedImage {
  readonly url: string;
  readonly reason: ImageReason | null;
}
