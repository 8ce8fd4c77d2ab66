import { createProof } from "../integrity/statement.ts";
import { version } from "../platform/about.ts";
import { readSigning } from "../store/log.ts";
import { getWholeEntry } from "../store/read.ts";
import { readColours } from "../store/tag-colours.ts";
import { type ExportedFile, type ExportRequest, type ExportSource, writeJson } from "./write-json.ts";

/**
 * Exports entries of this library as one JSON file, signed by it; see {@link writeJson}. With `isWhole`
 * the library's log goes along.
 */
export async function exportJson(
  request: ExportRequest & { readonly isWhole?: boolean },
): Promise<ExportedFile> {
  const exportedAt = new Date().toISOString();
  const prove: ExportSource["prove"] = async (entries, textHash) => {
    const signing = await readSigning(request.isWhole === true);
    return signing === null ? null : createProof(signing, { exportedAt, entries, textHash });
  };
  const tagColours = await readColours();
  return writeJson({ load: getWholeEntry, tagColours, version: version(), exportedAt, prove }, request);
}
