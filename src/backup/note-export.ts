/** An export of the whole library in a format of ours is a backup, wherever it was started. */
import type { FormatId } from "../export/formats.ts";
import type { Canary } from "../model/canary.ts";
import { send } from "../platform/messages.ts";
import { readCanaryNow } from "../store/canary-now.ts";

const lossless: ReadonlySet<FormatId> = new Set(["json", "jsonl", "zip"]);

/** What the library is as an export of all of it begins; null where what is written is no backup of it. */
export async function libraryBefore(format: FormatId): Promise<Canary | null> {
  return lossless.has(format) ? readCanaryNow(new Date().toISOString()) : null;
}

/** Notes that all of it has been handed to the reader under this name. */
export async function noteExport(library: Canary | null, name: string): Promise<void> {
  if (library === null) return;
  const last = { ...library, name, place: "file", downloadId: null } as const;
  await send("backup.keep", { change: { last, notBefore: null } });
}
