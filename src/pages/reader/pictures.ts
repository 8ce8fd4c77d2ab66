/**
 * The pictures of the article, each in its place: what stood there until its bytes are here, then
 * the picture itself, from bytes of ours; or why there is none. Nothing is loaded from anywhere.
 */
import type { Hash } from "../../model/snapshot.ts";
import { t } from "../../platform/i18n.ts";
import type { PictureListener, ShownPicture } from "../../sanitize.ts";
import { getImages, type SnapshotImage } from "../../store/read-images.ts";
import { fill, h, setAttribute } from "../../ui/element.ts";
import { reasonText } from "../../ui/image-words.ts";
import { hostLabel } from "./link-label.ts";

export interface Pictures {
  /** Hears of every place from the sanitizer, before the article is on the page. */
  readonly add: PictureListener;
  /** Shows what has become of each picture; asked again it changes only what has changed. */
  readonly update: (images: readonly SnapshotImage[]) => void;
  /** Gives the bytes back. */
  readonly release: () => void;
}

interface Place {
  /** What stands there now: the words, or the picture. */
  element: HTMLElement;
  readonly words: HTMLElement;
  readonly description: string;
  readonly picture: ShownPicture;
}

/** Screens above and below what is seen in which pictures are made ready. */
const readyScreens = "150% 0px";

/** No picture is read or drawn before it comes near the window: an article may have hundreds. */
export function createPictures(): Pictures {
  const places: Place[] = [];
  const awaited = new Map<Element, Hash>();
  const addresses = new Map<Hash, string>();
  const observer = new IntersectionObserver(
    (entries) =>
      void reveal(entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target)),
    { rootMargin: readyScreens },
  );
  // Paper shows all of it, and browsers wait for nothing then: the addresses are made beforehand.
  window.addEventListener("beforeprint", () => void reveal([...awaited.keys()]));

  /** An address for each picture still to come: a handle on bytes that stay where they lie. */
  async function makeAddresses(): Promise<void> {
    const unread = [...awaited.values()].filter((hash) => !addresses.has(hash));
    if (unread.length === 0) return;
    for (const [hash, bytes] of await getImages(unread)) {
      if (!addresses.has(hash)) addresses.set(hash, URL.createObjectURL(bytes));
    }
  }

  function isUnread(image: Element): boolean {
    const hash = awaited.get(image);
    return hash !== undefined && !addresses.has(hash);
  }

  async function reveal(images: readonly Element[]): Promise<void> {
    if (images.some(isUnread)) await makeAddresses();
    const wanted = images.flatMap((image) => {
      const hash = awaited.get(image);
      awaited.delete(image);
      observer.unobserve(image);
      return hash === undefined ? [] : [{ image, hash }];
    });
    for (const { image, hash } of wanted) setAttribute(image, "src", addresses.get(hash));
  }

  function show(place: Place, image: SnapshotImage): void {
    if (image.state !== "kept") {
      describe(place, image.state === "failed" ? t("image_missing", reasonText(image.reason)) : null);
      return;
    }
    if (place.element !== place.words) return;
    const shown = pictureElement(place, image);
    place.words.replaceWith(shown);
    place.element = shown;
    awaited.set(shown, image.hash);
    observer.observe(shown);
  }

  return {
    add: (words, picture) => {
      const place = { element: words, words, description: words.textContent?.trim() ?? "", picture };
      places.push(place);
    },
    update: (images) => {
      const known = new Map(images.map((image) => [image.url, image]));
      for (const place of places) {
        const image = known.get(place.picture.url);
        if (image === undefined) describe(place, null);
        else show(place, image);
      }
      requestIdleCallback(() => void makeAddresses());
    },
    release: () => {
      observer.disconnect();
      for (const address of addresses.values()) URL.revokeObjectURL(address);
    },
  };
}

/** An `img` of the size the page gave it, or its own: its place is right before its bytes are there. */
function pictureElement(place: Place, image: Extract<SnapshotImage, { state: "kept" }>): HTMLElement {
  const { picture, words, description } = place;
  const [ownWidth, ownHeight] = [image.width, image.height];
  const width = picture.width ?? ownWidth;
  const height =
    ownWidth !== null && ownHeight !== null && width !== null
      ? Math.round((width * ownHeight) / ownWidth)
      : picture.height;
  const element = words.ownerDocument.createElement("img");
  for (const [name, value] of Object.entries({ alt: description, width, height, decoding: "async" })) {
    setAttribute(element, name, value);
  }
  if (isAlone(words)) element.className = "alone";
  return element;
}

/** Whether a picture has a line to itself; in a line of text it stays where it is. */
function isAlone(place: HTMLElement): boolean {
  const around = place.parentElement?.childNodes ?? [];
  return [...around].every((node) => node === place || node.textContent?.trim() === "");
}

/**
 * What stood in the place: its description, the host that has it and why it is not kept. In a figure
 * the caption under it says what it is; the description would say it twice.
 */
function describe({ words, description }: Place, reason: string | null): void {
  const host = hostLabel(words.dataset["imageHost"] ?? "");
  const hasCaption = words.closest("figure")?.querySelector("figcaption") != null;
  const label = description === "" || hasCaption ? t("reader_picture") : description;
  if (description !== "") words.title = description;
  fill(
    words,
    h("span", {}, label),
    host === "" ? null : h("small", {}, host),
    reason === null ? null : h("small", { class: "image-reason" }, reason),
  );
}
