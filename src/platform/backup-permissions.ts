/** What the reader allows for backups that are written by themselves. */
import browser, { type Manifest } from "webextension-polyfill";
import type { BackupPlace } from "../model/backup.ts";

type Optional = Manifest.OptionalPermission;

/**
 * Asks the reader, by the browser's own question, for what a backup by itself needs; call it straight from a click.
 * For Downloads that is the permission of this name. Chromium needs another, without a warning, for the document in
 * which it is written; the manifest of each browser names what that browser has.
 */
export async function allowBackups(place: Exclude<BackupPlace, "file">): Promise<boolean> {
  const permissions = optional().filter((name) => place === "downloads" || name !== "downloads");
  return permissions.length === 0 || browser.permissions.request({ permissions });
}

/** Gives all of it back. */
export async function giveUpBackups(): Promise<void> {
  await browser.permissions.remove({ permissions: optional() });
}

function optional(): Optional[] {
  // The names in our own manifest are such permissions.
  return [...(browser.runtime.getManifest().optional_permissions ?? [])] as Optional[];
}
