import { expect, test, vi } from "vitest";
import { verdictText } from "../../../../src/pages/reader/verify.ts";
import type { SnapshotVerdict } from "../../../../src/store/verify.ts";

vi.mock("webextension-polyfill", async () => ({
  default: (await import("../../fake-browser.ts")).fakeBrowser("en"),
}));

const hash = `sha256:${"0".repeat(64)}` as const;

function verdict(changes: Partial<SnapshotVerdict>): SnapshotVerdict {
  const faults = { missingImages: [], alteredImages: [], unloggedImages: [], misplacedImages: [] };
  return { condition: "whole", images: 0, ...faults, ...changes };
}

test("what is whole is said to be, with its pictures where it has any", () => {
  expect(verdictText(verdict({}))).toBe("Unchanged since capture on this computer.");
  expect(verdictText(verdict({ images: 3 }))).toBe(
    "Unchanged since capture on this computer, its 3 images included.",
  );
});

test("a whole text vouches for no picture that is gone, altered or strange", () => {
  const faults = {
    missingImages: [hash],
    alteredImages: [hash, hash],
    unloggedImages: [hash],
    misplacedImages: [hash, hash],
  };
  expect(verdictText(verdict({ images: 4, ...faults })).split("\n")).toEqual([
    "The text is unchanged since capture on this computer; not so the images:",
    "1 image was kept and is gone, though nobody deleted it here.",
    "2 images are not those that were kept.",
    "1 image is not in the log: it came here by another way.",
    "2 images stand where others were kept.",
  ]);
});

test("pictures make no altered text whole", () => {
  const altered = "Altered since it was kept: its content no longer gives this fingerprint.";
  expect(verdictText(verdict({ condition: "altered", images: 2 }))).toBe(altered);
  expect(verdictText(verdict({ condition: "altered", missingImages: [hash] }))).toContain(altered);
});
