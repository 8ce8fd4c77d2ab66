/** The text of an article as it leaves: through the gate again, with its pictures where the format wants them. */
import type { Article } from "../model/article.ts";
import type { ExportJob, KeptPicture } from "./job.ts";

/**
 * The article's content as nodes that are shown nowhere. Of each picture whose bytes are kept `place` says what
 * its address becomes; the others become links to where they were, since a file that leaves fetches nothing by
 * itself. `place` may give null for a picture it cannot take.
 */
export function contentOf(
  job: Pick<ExportJob, "sanitizer" | "t">,
  article: Article,
  pictures: readonly KeptPicture[],
  place: (picture: KeptPicture) => string | null,
): DocumentFragment {
  const kept = new Map(pictures.map((picture) => [picture.url, picture]));
  const fragment = job.sanitizer.keep(article.content);
  for (const image of fragment.querySelectorAll("img")) {
    const address = image.getAttribute("src") ?? "";
    const picture = kept.get(address);
    const placed = picture === undefined ? null : place(picture);
    if (picture === undefined || placed === null) {
      replaceByLink(image, address, image.getAttribute("alt") || job.t("export_picture"));
      continue;
    }
    image.setAttribute("src", placed);
    if (!image.hasAttribute("width") && picture.width !== null && picture.height !== null) {
      image.setAttribute("width", String(picture.width));
      image.setAttribute("height", String(picture.height));
    }
  }
  return fragment;
}

/** A link of its own, or plain words within another link: links do not nest. */
function replaceByLink(image: Element, address: string, words: string): void {
  if (address === "" || image.closest("a") !== null) {
    image.replaceWith(words);
    return;
  }
  const link = image.ownerDocument.createElement("a");
  link.setAttribute("href", address);
  link.textContent = words;
  image.replaceWith(link);
}
