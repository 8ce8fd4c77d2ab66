import { version } from "../platform/about.ts";
import { getWholeEntry } from "../store/read.ts";
import { readColours } from "../store/tag-colours.ts";
import { type ExportedFile, type ExportRequest, writeJson } from "./write-json.ts";

/** Exports entries of this library as one JSON file; see {@link writeJson}. */
export async function exportJson(request: ExportRequest): Promise<ExportedFile> {
  const exportedAt = new Date().toISOString();
  const tagColours = await readColours();
  return writeJson({ load: getWholeEntry, tagColours, version: version(), exportedAt }, request);
}
