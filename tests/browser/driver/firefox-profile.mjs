/** What Firefox finds in its profile before it starts: its settings, the extension's archive, and no other Firefox. */
import { appendFileSync, existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { until } from "./poll.mjs";

/** The host Firefox gives the extension's pages: random in life, fixed here so that a test can open them. */
export const extensionHost = "5f1d9a52-7c3e-4b0a-9d61-0e8a4c2b7f13";

/** How long a Firefox that was told to go may take before it is ended. */
const leaveMs = 15_000;
const putBackMs = 2_000;

/** The files that puppeteer sets aside while Firefox runs and puts back when it has gone. */
const preferenceFiles = ["prefs.js", "user.js"];

/**
 * Resolves when no Firefox holds the profile any more and its preference files are there. One that
 * ended may still be on its way out, and a second on the same profile does not start; puppeteer, which
 * hears of the end when we do, may still be putting the preference files back, and asks for them at the
 * start; and a Firefox killed while it wrote them anew leaves none.
 * @param {string} profile folder
 */
export async function untilFree(profile) {
  try {
    await until(() => holderOf(profile) === null, "Firefox to leave its profile", leaveMs);
  } catch {
    const holder = holderOf(profile);
    if (holder !== null) process.kill(holder, "SIGKILL");
    await until(() => holderOf(profile) === null, "a killed Firefox to leave its profile", leaveMs);
  }
  const isSetAside = () =>
    preferenceFiles.some((name) => existsSync(path.join(profile, `${name}.puppeteer`)));
  // One that is never put back is written over by the next start.
  await until(() => !isSetAside(), "the preferences to be put back", putBackMs).catch(() => undefined);
  for (const name of preferenceFiles) appendFileSync(path.join(profile, name), "");
}

/**
 * The process that Firefox's lock names (a link to `address:+process`) and that was started on this
 * profile, as Linux tells it; elsewhere nothing is known of a holder.
 * @param {string} profile
 */
function holderOf(profile) {
  try {
    const number = /\+(\d+)$/.exec(readlinkSync(path.join(profile, "lock")))?.[1];
    return readFileSync(`/proc/${number}/cmdline`, "utf8").includes(profile) ? Number(number) : null;
  } catch {
    // No lock, or no such process.
    return null;
  }
}

/**
 * @param {{ readonly id: string, readonly downloads: string, readonly proxyPort?: number | undefined }} wanted
 *   the extension's id, the folder for downloads, and the network the browser sees
 */
export function preferencesOf({ id, downloads, proxyPort }) {
  return {
    "extensions.webextensions.uuids": JSON.stringify({ [id]: extensionHost }),
    "extensions.webextensions.keepUuidOnUninstall": true,
    "extensions.webextensions.keepStorageOnUninstall": true,
    "xpinstall.signatures.required": false,
    "browser.download.folderList": 2,
    "browser.download.dir": downloads,
    "browser.download.useDownloadDir": true,
    "browser.download.always_ask_before_handling_new_types": false,
    ...(proxyPort ? proxyPreferences(proxyPort) : {}),
  };
}

/** @param {number} port */
function proxyPreferences(port) {
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": "",
    "network.proxy.allow_hijacking_localhost": true,
  };
}

/**
 * The folder as the archive Firefox installs.
 * @param {string} folder
 */
export function packed(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = names.map((entry) => path.join(entry.parentPath, entry.name));
  const entries = files.map((file) => [
    path.relative(folder, file).split(path.sep).join("/"),
    readFileSync(file),
  ]);
  return zipSync(Object.fromEntries(entries), { level: 0 });
}
