/** The built extension as it is, but let on the audit's one site from the start, so that nobody has to click for each save. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builtFolder, root } from "../../browser/driver/launch.mjs";

/**
 * @param {"chromium" | "firefox"} kind
 * @param {{ readonly isRelaxed?: boolean }} [how] `isRelaxed` without strict durability, to see what that is for
 * @returns {string} its folder
 */
export function builtAllowed(kind, { isRelaxed = false } = {}) {
  const folder = path.join(root, ".tmp", "crash", `${kind}${isRelaxed ? "-relaxed" : ""}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(builtFolder(kind), folder, { recursive: true });
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: ["http://crash.test/*"] }, null, 2));
  if (isRelaxed) relax(folder);
  return folder;
}

/** @param {string} folder */
function relax(folder) {
  let count = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".js")) continue;
    const script = path.join(entry.parentPath, entry.name);
    const text = readFileSync(script, "utf8");
    const relaxed = text.replaceAll(
      'chromeTransactionDurability:"strict"',
      'chromeTransactionDurability:"relaxed"',
    );
    if (relaxed === text) continue;
    writeFileSync(script, relaxed);
    count += 1;
  }
  if (count === 0) throw new Error("the build asks for strict durability nowhere");
}
