import { expect, test, vi } from "vitest";
import { fakeBrowser } from "../fake-browser.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));

const { popupShortcuts } = await import("../../../popup/keys.ts");
const { libraryShortcuts } = await import("../../../src/pages/library/keys.ts");
const { readerShortcuts } = await import("../../../src/pages/reader/keys.ts");

const no = () => false;
const nothing = () => undefined;
const list = { move: no, current: () => null, focus: nothing, show: nothing };
const surfaces = {
  popup: popupShortcuts({
    list,
    getState: () => {
      throw new Error("not asked for");
    },
    run: nothing,
    focusSearch: nothing,
    undo: no,
    pick: no,
    clearSelection: no,
    showKeys: nothing,
  }),
  library: libraryShortcuts({
    move: no,
    current: () => null,
    run: nothing,
    select: nothing,
    focusSearch: nothing,
    undo: no,
    clearSelection: no,
    showKeys: nothing,
  }),
  reader: readerShortcuts(no),
};

test.each(Object.entries(surfaces))("in the %s a key is heard for one thing alone", (_name, shortcuts) => {
  const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
  expect(keys).toEqual([...new Set(keys)]);
});

test.each(Object.entries(surfaces))("in the %s E archives, as everywhere", (_name, shortcuts) => {
  expect(shortcuts.find(({ keys }) => keys.includes("e"))?.label).toBe("key_archive");
});
