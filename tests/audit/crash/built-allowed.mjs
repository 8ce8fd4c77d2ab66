/** The built extension as it is, but let on the audit's one site from the start, so that nobody has to click for each save. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builtFolder, root } from "../../browser/driver/launch.mjs";

/**
 * @param {"chromium" | "firefox"} kind
 * @returns {string} its folder
 */
export function builtAllowed(kind) {
  const folder = path.join(root, ".tmp", "crash", kind);
  rmSync(folder, { recursive: true, force: true });
  cpSync(builtFolder(kind), folder, { recursive: true });
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: ["http://crash.test/*"] }, null, 2));
  return folder;
}
