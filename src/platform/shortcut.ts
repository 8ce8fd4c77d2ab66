import browser from "webextension-polyfill";

/** The keys that save without opening anything, as the reader set them; empty when there are none. */
export async function saveShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find((command) => command.name === "save")?.shortcut ?? "";
}
