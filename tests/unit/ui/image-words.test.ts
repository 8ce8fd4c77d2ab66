import { expect, test, vi } from "vitest";
import type { ImageReason, ImageStates } from "../../../src/model/image-state.ts";
import { fakeBrowser } from "../fake-browser.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));

const { imagesText, reasonTexts, remedyFor } = await import("../../../src/ui/image-words.ts");

function states(changes: Partial<ImageStates>): ImageStates {
  return { snapshotId: "1", total: 7, waiting: 0, kept: 7, failed: new Map(), hosts: [], ...changes };
}

const failed = (...reasons: readonly (readonly [ImageReason, number])[]) => new Map(reasons);

test("the line counts while the work goes on, and sums up after it", () => {
  expect(imagesText(states({ waiting: 4, kept: 3 }))).toBe("Keeping images: 3 of 7");
  expect(imagesText(states({}))).toBe("7 images kept");
  expect(imagesText(states({ total: 1, kept: 1 }))).toBe("1 image kept");
  expect(imagesText(states({ kept: 5, failed: failed(["offline", 2]) }))).toBe("5 of 7 images kept");
});

test("the reason that concerns most comes first", () => {
  const texts = reasonTexts(states({ kept: 3, failed: failed(["timeout", 1], ["not-found", 3]) }));
  expect(texts).toEqual(["its site no longer gives it out (3)", "it took too long (1)"]);
});

test("the way out is the one that helps, and none is offered where none does", () => {
  const hosts = ["pictures.example"];
  expect(remedyFor(states({ kept: 6, failed: failed(["no-permission", 1]), hosts }))).toBe("allow");
  expect(remedyFor(states({ kept: 6, failed: failed(["offline", 1]) }))).toBe("retry");
  expect(remedyFor(states({ kept: 6, failed: failed(["too-large", 1]) }))).toBeNull();
  expect(remedyFor(states({ kept: 5, waiting: 1, failed: failed(["offline", 1]) }))).toBeNull();
  expect(remedyFor(states({}))).toBeNull();
});
