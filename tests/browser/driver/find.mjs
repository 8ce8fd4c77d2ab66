/**
 * Where a browser lies on this machine. The environment decides first, then the usual places, then
 * PATH. A real binary goes before the shell script that starts it: a test that kills the browser
 * must know which process it is.
 */
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** @typedef {"chromium" | "firefox"} BrowserKind */

/** @type {readonly BrowserKind[]} */
export const browserKinds = ["chromium", "firefox"];

/** @type {Record<BrowserKind, string>} */
export const browserVariables = { chromium: "STILLPAGE_CHROMIUM", firefox: "STILLPAGE_FIREFOX" };

const programFolders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]
  .map((name) => process.env[name])
  .filter((folder) => folder !== undefined);

/** @type {Record<BrowserKind, Partial<Record<NodeJS.Platform, readonly string[]>>>} */
const usualPlaces = {
  chromium: {
    linux: [
      "/usr/lib/chromium/chromium",
      "/usr/lib/chromium-browser/chromium-browser",
      "/usr/lib64/chromium-browser/chromium-browser",
      "/opt/google/chrome/chrome",
      "/opt/google/chrome-beta/chrome",
    ],
    darwin: [
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    win32: programFolders.flatMap((folder) => [
      path.join(folder, "Chromium/Application/chrome.exe"),
      path.join(folder, "Google/Chrome/Application/chrome.exe"),
      path.join(folder, "Microsoft/Edge/Application/msedge.exe"),
    ]),
  },
  firefox: {
    linux: [
      "/usr/lib/firefox-esr/firefox-esr",
      "/usr/lib/firefox/firefox",
      "/usr/lib64/firefox/firefox",
      "/opt/firefox/firefox",
    ],
    darwin: [
      "/Applications/Firefox.app/Contents/MacOS/firefox",
      "/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox",
    ],
    win32: programFolders.map((folder) => path.join(folder, "Mozilla Firefox/firefox.exe")),
  },
};

/** @type {Record<BrowserKind, readonly string[]>} */
const programNames = {
  chromium: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
  firefox: ["firefox-esr", "firefox", "firefox-developer-edition"],
};

/**
 * The path of a browser that can be started, or null when there is none. Throws when the environment
 * names a file that is not there: a wrong setting should be told, not worked around.
 * @param {BrowserKind} kind
 * @returns {string | null}
 */
export function findBrowser(kind) {
  const variable = browserVariables[kind];
  const told = process.env[variable];
  if (told) {
    if (isProgram(told)) return told;
    throw new Error(`${variable} names ${told}, which is no program that can be started.`);
  }
  const places = usualPlaces[kind][process.platform] ?? [];
  return (
    [...places, ...inPath(programNames[kind])].find((file) => isProgram(file) && !isSnapStub(file)) ?? null
  );
}

/**
 * @param {readonly string[]} names
 * @returns {string[]} the places in PATH that programs of these names could have
 */
function inPath(names) {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
}

/**
 * @param {string} name
 * @returns {boolean} whether a program of this name is in PATH
 */
export function hasProgram(name) {
  return inPath([name]).some(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there, or not ours to start: either way no browser.
    return false;
  }
}

/**
 * Ubuntu's package is a script that only asks for the snap. A snap cannot read a profile or an
 * extension outside the home folder, so it is of no use even when the snap is there.
 * @param {string} file
 */
function isSnapStub(file) {
  if (statSync(file).size > 100_000) return false;
  return readFileSync(file, "utf8").includes("/snap/bin/");
}
