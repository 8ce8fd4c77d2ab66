/** Writes entries of this library in any of the formats; for pages, which have a window. */
import { safeFileName } from "../model/text.ts";
import { language, t } from "../platform/i18n.ts";
import { createSanitizer } from "../sanitize.ts";
import { readSigning } from "../store/log.ts";
import { keptPictures } from "../store/read-images.ts";
import { drawAsPng } from "./draw-png.ts";
import { librarySource, watchSigning } from "./export-json.ts";
import { type FormatId, formats } from "./formats.ts";
import type { ExportedFile, ExportJob, ExportRequest, FormatModule } from "./job.ts";

/**
 * The file of these entries, named after the article where there is one, else after Stillpage and the day. With
 * `isWhole` the library's log goes along where the format has a place for it. Rejects as {@link FormatModule} says.
 */
export async function writeFormat(
  format: FormatId,
  window: Window & typeof globalThis,
  request: ExportRequest & { readonly isWhole?: boolean },
): Promise<ExportedFile> {
  const { source, isSigned } = watchSigning(await librarySource(request.isWhole === true));
  const job: ExportJob = {
    ...source,
    pictures: keptPictures,
    sanitizer: createSanitizer(window),
    toXml: (node) => new window.XMLSerializer().serializeToString(node),
    toPng: drawAsPng,
    t,
    language: language(),
    archiveKeys: async () => (await readSigning(false))?.keys ?? null,
  };
  // One chunk a format, so that a page loads the one that is asked for.
  const { write }: FormatModule = await import(`./formats/${format}.ts`);
  const { file, count, title, extension = formats[format].extension } = await write(job, request);
  const name = title ?? `stillpage-${job.exportedAt.slice(0, 10)}`;
  return { file, count, name: safeFileName(name, extension), isSigned: isSigned() };
}
