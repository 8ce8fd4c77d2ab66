/** The folder for backups. A handle lives in the database alone: neither a message nor other storage carries one. */
import { withLibrary } from "./database.ts";

const key = "backupFolder";

/** Null where none was chosen. */
export function readBackupFolder(): Promise<FileSystemDirectoryHandle | null> {
  return withLibrary(async (database) => {
    const row = await database.kept.get(key);
    return row?.key === key ? row.folder : null;
  });
}

/** Remembers the folder, in the place of an earlier one. */
export function keepBackupFolder(folder: FileSystemDirectoryHandle): Promise<void> {
  return withLibrary(async (database) => {
    await database.kept.put({ key, folder });
  });
}
