/** Our own file: everything, loss-free, signed. Described in docs/export-format.md. */
import type { FormatModule } from "../job.ts";
import { writeJson } from "../write-json.ts";

export const write: FormatModule["write"] = writeJson;
