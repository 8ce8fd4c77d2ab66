/** Our own records, one a line: see {@link ../library-lines.ts}. */
import type { FormatModule } from "../job.ts";
import { writeLines } from "../library-lines.ts";
import { createTextFile } from "../text-file.ts";

export const write: FormatModule["write"] = async (job, request) => {
  const text = createTextFile();
  const count = await writeLines(job, request, { add: text.add });
  return { file: text.take("application/jsonl"), count };
};
