import { createProof } from "../integrity/statement.ts";
import { version } from "../platform/about.ts";
import { readSigning } from "../store/log.ts";
import { getWholeEntry } from "../store/read.ts";
import { readColours } from "../store/tag-colours.ts";
import type { ExportedFile, ExportRequest, ExportSource } from "./job.ts";
import { writeJson } from "./write-json.ts";

/**
 * Exports entries of this library as one JSON file, signed by it; see {@link writeJson}. With `isWhole`
 * the library's log goes along.
 */
export async function exportJson(
  request: ExportRequest & { readonly isWhole?: boolean },
): Promise<ExportedFile> {
  return writeJson(await librarySource(request.isWhole === true), request);
}

/**
 * This library as a source of exports; with `withLog` what is signed says all of its log. `own` is Stillpage's version,
 * for the one place of ours that cannot read the manifest.
 */
export async function librarySource(withLog: boolean, own = version()): Promise<ExportSource> {
  const exportedAt = new Date().toISOString();
  const prove: ExportSource["prove"] = async (entries, textHash) => {
    const signing = await readSigning(withLog);
    return signing === null ? null : createProof(signing, { exportedAt, entries, textHash });
  };
  return { load: getWholeEntry, tagColours: await readColours(), version: own, exportedAt, prove };
}

/** The same source, and whether what was written from it was signed. */
export function watchSigning<S extends ExportSource>(
  source: S,
): { readonly source: S; readonly isSigned: () => boolean } {
  let isSigned = false;
  const prove: ExportSource["prove"] = async (...said) => {
    const proof = (await source.prove?.(...said)) ?? null;
    isSigned = proof !== null;
    return proof;
  };
  return { source: { ...source, prove }, isSigned: () => isSigned };
}
