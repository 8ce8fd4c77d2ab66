/** Self-contained HTML: one article is one file, many are a zip of such files. */
import { createFileNames } from "../file-names.ts";
import { htmlDocument } from "../html-document.ts";
import { itemsOf } from "../items.ts";
import type { FormatModule, WrittenFile } from "../job.ts";
import { createZipFile } from "../zip-file.ts";

export const write: FormatModule["write"] = async (job, request) => {
  const nameOf = createFileNames();
  const zip = createZipFile(new Date(job.exportedAt));
  const isOne = request.ids.length === 1;
  let only: WrittenFile | null = null;
  let count = 0;
  for await (const item of itemsOf(job, request)) {
    const file = await htmlDocument(job, item);
    const { title } = item.article;
    count += 1;
    if (isOne) only = { file, count, title, extension: "html" };
    else await zip.add(nameOf(title, "html"), file);
  }
  return only ?? { file: zip.take("application/zip"), count };
};
