/** Our own records, one a line: see {@link ../library-lines.ts}. */
import type { ExportRequest, ExportSource, WrittenFile } from "../job.ts";
import { writeLines } from "../library-lines.ts";
import { createTextFile } from "../text-file.ts";

export async function write(source: ExportSource, request: ExportRequest): Promise<WrittenFile> {
  const text = createTextFile();
  const count = await writeLines(source, request, { add: text.add });
  return { file: text.take("application/jsonl"), count };
}
