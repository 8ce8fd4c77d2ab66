import { expect, test, vi } from "vitest";
import { stretchFrom } from "../../../../src/pages/reader/timeline.ts";

vi.mock("webextension-polyfill", async () => ({
  default: (await import("../../fake-browser.ts")).fakeBrowser("en"),
}));

test.each([2, 13, 14, 25, 26, 40])(
  "of %i snapshots, stretch by stretch, each is compared with the one before it, and once",
  (count) => {
    const pairs: string[] = [];
    let stretches = 0;
    for (let from: number | null = 0; from !== null; stretches += 1) {
      const { to, left } = stretchFrom(from, count);
      for (let at = from; at + 1 < to; at += 1) pairs.push(`${at} with ${at + 1}`);
      from = left;
    }
    expect(pairs).toEqual(Array.from({ length: count - 1 }, (_, at) => `${at} with ${at + 1}`));
    expect(stretches).toBe(Math.ceil((count - 1) / 12));
  },
);
