import { beforeEach, expect, test, vi } from "vitest";

const getSelf = vi.fn();
const create = vi.fn();
vi.mock("webextension-polyfill", () => ({
  default: {
    management: { getSelf },
    tabs: { create },
    runtime: { getURL: (path: string) => `chrome-extension://own/${path}` },
  },
}));
const { welcome } = await import("../../../src/background/welcome.ts");

beforeEach(() => {
  getSelf.mockReset().mockResolvedValue({ installType: "normal" });
  create.mockReset();
});

test("a reader who installs it is shown one page", async () => {
  await welcome("install");
  expect(create.mock.calls).toEqual([[{ url: "chrome-extension://own/pages/welcome/welcome.html" }]]);
});

test.each(["update", "browser_update"] as const)("nothing opens after %s", async (reason) => {
  await welcome(reason);
  expect(create).not.toHaveBeenCalled();
});

test.each(["development", "admin", "sideload", "other"])(
  "nothing opens where it came by %s",
  async (installType) => {
    getSelf.mockResolvedValue({ installType });
    await welcome("install");
    expect(create).not.toHaveBeenCalled();
  },
);
