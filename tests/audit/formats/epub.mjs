import { spawnSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { hasProgram } from "../../browser/driver/find.mjs";

export const packages = ["epubcheck"];
export const isMissing = () => !hasProgram("epubcheck") || !hasProgram("java");
export const sentence = "Install epubcheck and a Java runtime: books are judged by it.";

/**
 * W3C's own checker over the book: anything it calls an error or a warning is a failure.
 * @param {string} folder
 * @returns {readonly string[]}
 */
export function judge(folder) {
  // The command itself is a jar that a container may not start; Java may.
  const which = spawnSync("sh", ["-c", "command -v epubcheck"], { encoding: "utf8" }).stdout.trim();
  const report = path.join(folder, "epubcheck.json");
  const jar = realpathSync(which);
  spawnSync("java", ["-jar", jar, "--json", report, path.join(folder, "library.epub")], { stdio: "ignore" });
  const { messages } = JSON.parse(readFileSync(report, "utf8"));
  return messages
    .filter((/** @type {{ severity: string }} */ { severity }) => severity !== "USAGE" && severity !== "INFO")
    .map((/** @type {any} */ { ID, severity, message, locations }) => {
      const [{ path: file = "", line = 0 } = {}] = locations;
      return `${severity} ${ID} ${message} (${file}:${line}, ${locations.length} places)`;
    });
}
