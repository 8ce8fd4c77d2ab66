/** Markup of other programs to articles, in a window of ours: nothing of it runs, loads or is shown. */
import { textOf } from "../extract/blocks.ts";
import { copyPage } from "../extract/copy.ts";
import { extract, imagesOf } from "../extract/extract.ts";
import { keepInParts } from "../extract/keep-in-parts.ts";
import { captureTimeoutMs, limitsFor } from "../extract/limits.ts";
import { createPace } from "../extract/pace.ts";
import { type PageWindow, readerOf } from "../extract/page-dom.ts";
import type { Article } from "../model/article.ts";
import { LibraryError } from "../model/errors.ts";
import { countWords } from "../model/text.ts";
import { quietMarkup } from "../quiet-markup.ts";
import { createSanitizer, markupOf } from "../sanitize.ts";
import type { Bodies, ForeignBody } from "./foreign.ts";
import { createBreath } from "./reading/breath.ts";

/** Longest markup of an article that is read, in UTF-16 units. */
const longestContent = 16_000_000;
/** Of markup that is no page. */
const nowhere = "about:blank";

export function createBodies(window: PageWindow): Bodies {
  const sanitizer = createSanitizer(window);
  const breathe = createBreath();

  async function ofContent(html: string): Promise<ForeignBody | null> {
    if (html.length > longestContent) return null;
    const page = sanitizer.parse(quietMarkup(html, "all"));
    await breathe();
    // A box of its own, in a document of ours: names in the page may stand in front of its document's functions.
    const desk = sanitizer.parse("");
    const body = desk.createElement("div");
    body.append(...(readerOf(window, { document: page, address: nowhere }).body()?.childNodes ?? []));
    const [inner] = (await keepInParts(body, sanitizer, breathe)).childNodes;
    const kept = desk.createDocumentFragment();
    kept.append(...(inner?.childNodes ?? []));
    const content = markupOf(kept);
    const box = desk.createElement("div");
    box.append(kept);
    const textContent = textOf(box);
    if (textContent === "") return null;
    await breathe();
    return { content, textContent, wordCount: countWords(textContent), images: imagesOf(box) };
  }

  async function ofPage(html: string, address: string): Promise<Article | null> {
    const document = sanitizer.parse(quietMarkup(html, "handlers"));
    const pace = createPace({
      now: () => performance.now(),
      yieldToPage: breathe,
      deadline: performance.now() + captureTimeoutMs,
    });
    try {
      const copy = await copyPage(readerOf(window, { document, address }), {
        address,
        limits: limitsFor.article,
        pace,
      });
      return await extract(copy, {
        scope: "article",
        sanitizer,
        breathe: pace.breathe,
        isUnderTrustedTypes: true,
      });
    } catch (error) {
      // Too large, or it took too long: the page stays an address, and its reader is told so.
      if (error instanceof LibraryError) return null;
      throw error;
    }
  }

  return { ofContent, ofPage };
}
