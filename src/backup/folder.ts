/** A backup in a folder the reader chose: whole under its name, or not there. */
import { LibraryError } from "../model/errors.ts";
import { BackupTrouble } from "./trouble.ts";
import type { WrittenBackup } from "./write-backup.ts";

/** What TypeScript does not know of these handles yet; Chromium has both. */
interface Leave {
  queryPermission(of: { readonly mode: "readwrite" }): Promise<PermissionState>;
  requestPermission(of: { readonly mode: "readwrite" }): Promise<PermissionState>;
}
interface Movable {
  move(name: string): Promise<void>;
}

const numbers = 1_000;
/** A beginning that is no backup; left behind only where the computer went down. */
const unfinished = ".unfinished";

/** Whether the folder may be written to now; `prompt` asks the reader first, by {@link askForFolder}. */
function folderLeave(folder: FileSystemDirectoryHandle): Promise<PermissionState> {
  return leaveOf(folder).queryPermission({ mode: "readwrite" });
}

/** Asks the reader for the folder again; call it straight from a click. */
export async function askForFolder(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await leaveOf(folder).requestPermission({ mode: "readwrite" })) === "granted";
}

/** Resolves with the name it has there: another one, where there is one of that name already. */
export async function writeToFolder(
  folder: FileSystemDirectoryHandle,
  { file, name }: Pick<WrittenBackup, "file" | "name">,
  signal: AbortSignal,
): Promise<string> {
  if ((await folderLeave(folder)) !== "granted") throw new BackupTrouble("asks");
  const free = await freeName(folder, name);
  const beginning = `${free}${unfinished}`;
  const handle = await folder.getFileHandle(beginning, { create: true });
  try {
    await file.stream().pipeTo(await handle.createWritable(), { signal });
    // The same file under another name: no moment at which half of it bears the name.
    await (handle as FileSystemFileHandle & Movable).move(free);
    return free;
  } catch (error) {
    // What broke the writing is told; that its beginning cannot be taken away as well adds nothing.
    await folder.removeEntry(beginning).catch(() => undefined);
    if (signal.aborted) throw new LibraryError("export/cancelled", { cause: error });
    throw error;
  }
}

/** Takes a file away; one that is gone already is no trouble. */
export async function removeFromFolder(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await folder.removeEntry(name);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotFoundError") throw error;
  }
}

async function freeName(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  const dot = name.lastIndexOf(".");
  for (let number = 1; number < numbers; number += 1) {
    const candidate = number === 1 ? name : `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
    if (!(await isThere(folder, candidate))) return candidate;
  }
  throw new BackupTrouble("failed");
}

async function isThere(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return false;
    throw error;
  }
}

function leaveOf(folder: FileSystemDirectoryHandle): Leave {
  return folder as FileSystemDirectoryHandle & Leave;
}
