import { t } from "../../platform/i18n.ts";
import { createSanitizer } from "../../sanitize.ts";
import { listSnapshotImages } from "../../store/read-images.ts";
import { byId } from "../../ui/element.ts";
import { fillFrame, openFrame } from "./article-frame.ts";
import { isHan } from "./look.ts";
import { createPictures, type Pictures } from "./pictures.ts";
import { keepPrintCopy } from "./print.ts";
import { type Reading, seenArticle } from "./reading.ts";

/** The article as it stands on the page. */
export interface ShownArticle {
  readonly frame: HTMLIFrameElement;
  readonly inner: Document;
  readonly pictures: Pictures;
}

/**
 * Shows the stored article in its frame. What is stored may have come from a file or an older
 * version, so it passes the sanitizer again, on its way to the screen.
 */
export async function showArticle(reading: Reading): Promise<ShownArticle> {
  const article = seenArticle(reading);
  const frame = byId("article", HTMLIFrameElement);
  frame.title = t("reader_article_frame");
  document.body.dataset["script"] = isHan(article.lang) ? "han" : "alphabet";
  const pictures = createPictures();
  const content = createSanitizer(window).show(article.content, pictures.add);
  // Their sizes before the text is laid out; their bytes once they come near the window.
  const [inner, images] = await Promise.all([openFrame(frame), listSnapshotImages(reading.snapshot.id)]);
  pictures.update(images);
  fillFrame(inner, content, article);
  keepPrintCopy(byId("print", HTMLElement), inner);
  return { frame, inner, pictures };
}
