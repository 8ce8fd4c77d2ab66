/** Extensions made for the audit of messages, below .tmp: ours with a script of a taken-over page in it, and a stranger. */
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builtFolder, root } from "../../browser/driver/launch.mjs";

/** @typedef {"chromium" | "firefox"} Kind */

const forging = () => readFileSync(path.join(root, "tests/audit/messages/forging.js"), "utf8");

/** @param {string} name */
function freshFolder(name) {
  const folder = path.join(root, ".tmp", "messages", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The built extension, in whose name a script in every page and frame forges what it can, as where a page's process has
 * been taken over. `isOpen` for the control: everything web-accessible, and every message answered.
 * @param {Kind} kind
 * @param {boolean} isOpen
 */
export function takenOver(kind, isOpen) {
  const folder = freshFolder(`${isOpen ? "open" : "taken-over"}-${kind}`);
  cpSync(builtFolder(kind), folder, { recursive: true });
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  const scripts = [{ matches: ["http://*/*"], all_frames: true, js: ["forging.js"] }];
  const doors = {
    web_accessible_resources: [{ resources: ["*"], matches: ["<all_urls>"] }],
    ...(kind === "firefox"
      ? {}
      : { externally_connectable: { ids: ["*"], matches: ["*://stranger.test/*"] } }),
  };
  writeFileSync(
    file,
    JSON.stringify({ ...manifest, content_scripts: scripts, ...(isOpen ? doors : {}) }, null, 2),
  );
  writeFileSync(path.join(folder, "forging.js"), `${forging()}\nforgeInside();\n`);
  if (isOpen) appendFileSync(path.join(folder, "background.js"), `\n;(${openDoor})();\n`);
  return folder;
}

/** Runs in the control's background: answers everybody. */
function openDoor() {
  const answer = (_message, _sender, reply) => reply({ ok: true, value: "open" });
  chrome.runtime.onMessageExternal.addListener(answer);
  chrome.runtime.onConnectExternal.addListener((port) => port.postMessage("open"));
  chrome.runtime.onConnect.addListener((port) => port.postMessage("open"));
  chrome.runtime.onMessage.addListener((message, sender, reply) => {
    if (!sender.url?.startsWith(chrome.runtime.getURL(""))) answer(message, sender, reply);
  });
}

/**
 * Another extension, which forges from its background and from its script in the stranger's page.
 * @param {Kind} kind
 */
export function stranger(kind) {
  const folder = freshFolder(`stranger-${kind}`);
  const manifest = {
    manifest_version: 3,
    name: "Stranger",
    version: "1.0",
    browser_specific_settings: {
      gecko: { id: "stranger@stranger.example", data_collection_permissions: { required: ["none"] } },
    },
    background: kind === "firefox" ? { scripts: ["background.js"] } : { service_worker: "background.js" },
    content_scripts: [{ matches: ["http://stranger.test/*"], js: ["content.js"] }],
  };
  writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(path.join(folder, "background.js"), `${forging()}\nforgeForOthers();\n`);
  writeFileSync(path.join(folder, "content.js"), `${forging()}\nforgeOutside();\n`);
  return folder;
}
