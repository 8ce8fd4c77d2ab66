import { expect, test, vi } from "vitest";
import { fakeBrowser } from "../fake-browser.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));

const { doubtsLine, doubtText } = await import("../../../src/ui/doubts.ts");

test("one doubt is told in a sentence, with its count where it has one", () => {
  expect(doubtsLine([{ kind: "paywall", count: null }])).toBe("The rest seems to be for subscribers.");
  expect(doubtsLine([{ kind: "time", count: 2 }])).toBe("Time ran out: 2 further pages were not taken.");
  expect(doubtText({ kind: "time", count: null })).toBe("Parts of the page had not loaded yet.");
});

test("several are told in a few words each", () => {
  expect(
    doubtsLine([
      { kind: "cut-off", count: null },
      { kind: "pages", count: 1 },
      { kind: "frames", count: 3 },
    ]),
  ).toBe("May lack: what the page folds away · 1 further page · a frame");
  expect(
    doubtsLine([
      { kind: "paywall", count: null },
      { kind: "time", count: null },
    ]),
  ).toBe("May lack: the subscribers’ part · parts not loaded yet");
  expect(doubtsLine([])).toBe("");
});
