import { t } from "../../platform/i18n.ts";
import { createSanitizer } from "../../sanitize.ts";
import { byId } from "../../ui/element.ts";
import { fillFrame, openFrame } from "./article-frame.ts";
import { isHan } from "./look.ts";
import { labelPictures } from "./pictures.ts";
import { keepPrintCopy } from "./print.ts";
import { type Reading, seenArticle } from "./reading.ts";

/** The article as it stands on the page. */
export interface ShownArticle {
  readonly frame: HTMLIFrameElement;
  readonly inner: Document;
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
  const content = createSanitizer(window).show(article.content);
  labelPictures(content);
  const inner = await openFrame(frame);
  fillFrame(inner, content, article);
  keepPrintCopy(byId("print", HTMLElement), inner);
  return { frame, inner };
}
