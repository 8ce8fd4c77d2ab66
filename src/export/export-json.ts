import { version } from "../platform/about.ts";
import { getWholeEntry } from "../store/read.ts";
import { type ExportedFile, type ExportRequest, writeJson } from "./write-json.ts";

/** Exports entries of this library as one JSON file; see {@link writeJson}. */
export function exportJson(request: ExportRequest): Promise<ExportedFile> {
  const exportedAt = new Date().toISOString();
  return writeJson({ load: getWholeEntry, version: version(), exportedAt }, request);
}
