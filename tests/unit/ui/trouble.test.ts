import { afterEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "../fake-browser.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { troubleText } = await import("../../../src/ui/trouble.ts");

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser that says so of its room. */
function browserTelling(estimate: () => Promise<object>) {
  vi.stubGlobal("navigator", { storage: { estimate } });
}

test("of a full disk it is told how much room is left", async () => {
  browserTelling(async () => ({ usage: 5_000_000, quota: 5_312_000, usageDetails: {} }));

  expect(await troubleText("store/quota")).toMatch(
    /^There is no room left on the disk\..* Room left: 312 kB\.$/,
  );
});

test.each([
  ["what it would allow, whatever there is", async () => ({ usage: 0, quota: 10_000_000_000 })],
  ["nothing", async () => ({})],
  ["not even that", () => Promise.reject(new Error("full"))],
])("a browser that tells %s is not repeated", async (_what, estimate) => {
  browserTelling(estimate);

  expect(await troubleText("store/quota")).toMatch(/try again\.$/);
});

test("nothing else asks for it", async () => {
  expect(await troubleText("entry/missing")).not.toMatch(/\d/);
});
