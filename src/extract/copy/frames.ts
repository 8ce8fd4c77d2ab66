/** Frames: which hold an article, and which might but cannot be read. */
import type { PageReader } from "../page-dom.ts";
import { readableLength } from "./visibility.ts";

/** A frame that holds an article has this much text, and this much room. */
const leastCharacters = 500;
const least = { width: 300, height: 200 };
/** A frame of another site with so much room may be what the page is about. */
const large = { width: 400, height: 400 };

/** The document in a frame, where it may be read, is seen, and has the length of an article. */
export function articleIn(reader: PageReader, frame: Element): PageReader | null {
  const inside = reader.inFrame(frame);
  const body = inside?.body() ?? null;
  if (inside === null || body === null || readableLength(inside, body) < leastCharacters) return null;
  const { width, height } = reader.box(frame);
  return width >= least.width && height >= least.height ? inside : null;
}

/** Whether a frame takes up much of the window and belongs to another site. */
export function isOutOfReach(reader: PageReader, frame: Element): boolean {
  const { width, height } = reader.box(frame);
  const isLarge = width >= large.width && height >= Math.max(large.height, reader.windowHeight / 2);
  return isLarge && reader.inFrame(frame) === null;
}
