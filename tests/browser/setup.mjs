/** Before the browser tests: the browsers are there, and so is the build. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { browserKinds } from "./driver/find.mjs";
import { ensureBrowsers } from "./driver/install.mjs";
import { builtFolder, root } from "./driver/launch.mjs";

export function setup() {
  ensureBrowsers(browserKinds, { forTests: true });
  if (browserKinds.every((kind) => existsSync(builtFolder(kind)))) return;
  const { status } = spawnSync(process.execPath, ["build.mjs"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed; there is nothing to test in a browser.");
}
