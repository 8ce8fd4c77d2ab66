import { beforeEach, expect, test, vi } from "vitest";

const executeScript = vi.fn();
vi.mock("webextension-polyfill", () => ({ default: { scripting: { executeScript } } }));

const { imageFromPage, preparePage } = await import("../../../src/background/image-from-page.ts");
const page = { tabId: 7, origin: "https://harbour.example" };

beforeEach(() => {
  executeScript.mockReset();
});

async function answered(result: unknown) {
  executeScript.mockResolvedValue([{ result }]);
  return imageFromPage(page, "https://harbour.example/a.png");
}

test("bytes come as base64, and the page is asked within its limits", async () => {
  expect(await answered({ ok: true, base64: btoa("bytes") })).toEqual(new TextEncoder().encode("bytes"));
  const [{ target, args }] = executeScript.mock.calls[0] ?? [{}];
  expect(target).toEqual({ tabId: 7 });
  expect(args[0]).toMatchObject({
    address: "https://harbour.example/a.png",
    pageOrigin: "https://harbour.example",
    limitBytes: 20_000_000,
  });
});

test("a reason is taken only if it is one of ours", async () => {
  expect(await answered({ ok: false, reason: "not-found" })).toBe("not-found");
  expect(await answered({ ok: false, reason: "moved" })).toBeNull();
  expect(await answered({ ok: false, reason: "<b>anything</b>" })).toBeNull();
});

test.each([
  ["no text", { ok: true, base64: 12 }],
  ["no base64", { ok: true, base64: "*" }],
  ["more than a picture may have", { ok: true, base64: "A".repeat(28_000_001) }],
])("what is %s is no picture", async (_name, answer) => {
  expect(await answered(answer)).toBe("not-an-image");
});

test.each([undefined, null, "text", 1, []])(
  "an answer of %j is that of a page that is gone",
  async (answer) => {
    expect(await answered(answer)).toBeNull();
  },
);

test("a tab that may not be read, or is closed, is gone", async () => {
  executeScript.mockRejectedValue(new Error("No tab with id: 7"));

  expect(await preparePage(page)).toBe(false);
  expect(await imageFromPage(page, "https://harbour.example/a.png")).toBeNull();
});

test("a tab in which no script was run is gone too", async () => {
  executeScript.mockResolvedValue([]);
  expect(await preparePage(page)).toBe(false);
});
