// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { fakeBrowser } from "../../fake-browser.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { defaultSettings } = await import("../../../../src/platform/settings.ts");
const { applyLook, isHan } = await import("../../../../src/pages/reader/look.ts");
const { stepped } = await import("../../../../src/pages/reader/type-menu.ts");

test("the reader's own theme wins, auto follows that of the other pages", () => {
  const root = document.createElement("div");
  applyLook({ ...defaultSettings, theme: "dark", readerTheme: "sepia" }, [root]);
  expect(root.dataset["theme"]).toBe("sepia");
  applyLook({ ...defaultSettings, theme: "dark", readerTheme: "auto" }, [root]);
  expect(root.dataset["theme"]).toBe("dark");
  applyLook({ ...defaultSettings, theme: "auto", readerTheme: "auto" }, [root]);
  expect(root.dataset["theme"]).toBeUndefined();
});

test("lines end as the reader chose", () => {
  const root = document.createElement("div");
  applyLook({ ...defaultSettings, readerEdges: "even" }, [root]);
  expect(root.dataset["edges"]).toBe("even");
});

test("a line of Han characters holds a whole number of them", () => {
  const root = document.createElement("div");
  applyLook({ ...defaultSettings, readerWidth: 68 }, [root]);
  expect(root.style.getPropertyValue("--ems-han")).toBe("37");
});

test("languages set in squares are told from the others", () => {
  expect(["zh-CN", "ja", "yue"].map(isHan)).toEqual([true, true, true]);
  expect([null, "en", "zhx", "ko"].map(isHan)).toEqual([false, false, false, false]);
});

test("steps stay within the range and gather no rounding dust", () => {
  expect(stepped({ ...defaultSettings, readerLeading: 1.7 }, "readerLeading", 1)).toEqual({
    readerLeading: 1.8,
  });
  expect(stepped({ ...defaultSettings, readerSize: 30 }, "readerSize", 1)).toEqual({ readerSize: 30 });
});
