/** Our own records with the kept pictures beside them: `library.jsonl` and `assets/`, each picture once. */
import { pictureExtension } from "../file-names.ts";
import type { ExportJob, ExportRequest, ExportSource, WrittenFile } from "../job.ts";
import { type LineRecord, writeLines } from "../library-lines.ts";
import { createZipFile } from "../zip-file.ts";

/** As a format's module writes; a backup, which has no page to ask for more, gives it no more. */
export async function write(
  job: ExportSource & Pick<ExportJob, "pictures">,
  request: ExportRequest,
): Promise<WrittenFile> {
  const zip = createZipFile(new Date(job.exportedAt));
  const lines = zip.addText("library.jsonl");
  const written = new Set<string>();

  const count = await writeLines(job, request, {
    add: lines.add,
    after: async ({ snapshots }) => {
      const records: LineRecord[] = [];
      for (const { id } of snapshots) {
        const kept = await job.pictures(id);
        for (const { hash, type, bytes, width, height } of kept) {
          if (written.has(hash)) continue;
          written.add(hash);
          const path = `assets/${hash.slice("sha256:".length)}.${pictureExtension(type)}`;
          await zip.store(path, bytes);
          records.push({ record: "picture", hash, mediaType: type, bytes: bytes.size, width, height, path });
        }
        if (kept.length > 0) {
          const images = kept.map(({ url, hash }) => ({ url, hash }));
          records.push({ record: "pictures", snapshotId: id, images });
        }
      }
      return records;
    },
  });
  lines.end();
  return { file: zip.take("application/zip"), count };
}
