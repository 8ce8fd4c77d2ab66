import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";

/**
 * A screen of its own (Xvfb) and real keys on it (xdotool): what a window manager hands to a browser,
 * which no debugging protocol can imitate. Linux only.
 * @returns {Promise<{ environment: NodeJS.ProcessEnv, focus: (windowClass: string) => void, press: (keys: string) => void, stop: () => void }>}
 */
export async function startScreen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1200x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const display = server.stdio[3];
  if (!display) throw new Error("Xvfb has no pipe to tell its display on");
  const [number] = await once(display, "data");
  const environment = { DISPLAY: `:${String(number).trim()}`, WAYLAND_DISPLAY: "", MOZ_ENABLE_WAYLAND: "0" };
  const env = { ...process.env, ...environment };
  // Without a window manager no window has the focus. Where openbox is missing, focus() alone often does.
  const manager = spawn("openbox", [], { env, stdio: "ignore" }).on("error", () => undefined);
  const control = (/** @type {readonly string[]} */ words) =>
    execFileSync("xdotool", words, { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return {
    environment,
    focus: (windowClass) => {
      const windows = control(["search", "--onlyvisible", "--class", windowClass]).trim().split("\n");
      control(["windowfocus", "--sync", windows.at(-1) ?? ""]);
    },
    press: (keys) => void control(["key", keys]),
    stop: () => {
      manager.kill();
      server.kill();
    },
  };
}
