/**
 * What a copy cannot hold (a film, a post of elsewhere, a map) becomes a titled link to it, with its
 * poster where it has one.
 */

import { normalizeSpace, wellFormed } from "../../model/text.ts";
import { hostOf } from "../../model/url.ts";
import type { PageReader } from "../page-dom.ts";

export interface Embed {
  readonly address: string;
  readonly title: string;
  readonly poster: string | null;
}

const longestTitle = 200;
/** Smaller than this in either direction, a frame counts visitors or signs them in. */
const smallestFrame = { width: 200, height: 80 };
const advertising =
  /\b(?:ad|ads|advert\w*|sponsor\w*|banner|anzeige|werbung|publicit\w*)\b|广告|廣告|広告|광고/i;
const consent = /cookie|consent|privacy|captcha|sign.?in|login/i;

/** The link that stands for a frame, a film or a sound; null for what is part of the page's machinery. */
export function embedOf(
  reader: PageReader,
  element: Element,
  resolve: (address: string) => string | null,
): Embed | null {
  return reader.localName(element) === "iframe"
    ? frameLink(reader, element, resolve)
    : mediaLink(reader, element, resolve);
}

function frameLink(
  reader: PageReader,
  frame: Element,
  resolve: (address: string) => string | null,
): Embed | null {
  const address = webAddress(reader, frame, ["src", "data-src", "data-lazy-src", "data-cmp-src"], resolve);
  if (address === null) return null;
  const said = titleOf(reader, frame);
  // A frame made for readers may fill the screen, or says what it is to those who cannot see it.
  const isForReaders =
    ["allowfullscreen", "webkitallowfullscreen"].some((name) => reader.attribute(frame, name) !== null) ||
    /fullscreen|autoplay|encrypted-media/.test(reader.attribute(frame, "allow") ?? "") ||
    said !== "";
  const marks = `${said} ${reader.attribute(frame, "id") ?? ""} ${reader.attribute(frame, "name") ?? ""}`;
  if (!isForReaders || advertising.test(marks.replace(/[_-]/g, " ")) || consent.test(marks)) return null;
  if (!hasSize(reader, frame)) return null;
  return { address, title: said || hostOf(address), poster: null };
}

function mediaLink(
  reader: PageReader,
  media: Element,
  resolve: (address: string) => string | null,
): Embed | null {
  const poster = webAddress(reader, media, ["poster", "data-poster"], resolve);
  const isSound = reader.localName(media) === "audio";
  const source = reader.find(media, "source[src]");
  const address =
    webAddress(reader, media, ["src", "data-src"], resolve) ??
    (source === null ? null : webAddress(reader, source, ["src"], resolve)) ??
    // Its bytes come by script; the page it stands on is the way to it.
    (poster === null ? null : resolve(""));
  if (address === null || (isSound && reader.attribute(media, "controls") === null)) return null;
  // A film that starts by itself, silent and for ever, is a moving picture; without a poster nothing is left of it.
  const isDecoration = reader.attribute(media, "loop") !== null && reader.attribute(media, "muted") !== null;
  if (poster === null && isDecoration) return null;
  if (!isSound && !hasSize(reader, media)) return null;
  return { address, title: titleOf(reader, media) || fileName(address) || hostOf(address), poster };
}

function hasSize(reader: PageReader, element: Element): boolean {
  const { width, height } = reader.box(element);
  // Nothing is laid out in a document that is shown nowhere, and a lazy frame may be flat.
  if (width === 0 && height === 0) return reader.attribute(element, "width") !== "0";
  return width >= smallestFrame.width && height >= smallestFrame.height;
}

function titleOf(reader: PageReader, element: Element): string {
  const said = reader.attribute(element, "title") ?? reader.attribute(element, "aria-label") ?? "";
  return wellFormed(normalizeSpace(said.slice(0, longestTitle)));
}

function fileName(address: string): string {
  const { pathname } = new URL(address);
  return pathname.slice(pathname.lastIndexOf("/") + 1).slice(0, longestTitle);
}

function webAddress(
  reader: PageReader,
  element: Element,
  names: readonly string[],
  resolve: (address: string) => string | null,
): string | null {
  for (const name of names) {
    const value = reader.attribute(element, name)?.trim() ?? "";
    const address = value === "" || value.length > 4_096 ? null : resolve(value);
    if (address !== null && /^https?:/.test(address)) return address;
  }
  return null;
}
