import { describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "../fake-browser.ts";
import { sampleArticle } from "../sample-article.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { cardOf } = await import("../../../popup/this-page.ts");

const facts = sampleArticle();
const saved = {
  entryId: "entry",
  latestSnapshotId: "latest",
  savedAt: "2026-11-24T09:00:00Z",
  snapshotCount: 1,
  isUnchanged: true,
  changes: null,
  isTrashed: false,
};
const outcome = {
  kind: "added",
  entryId: "entry",
  snapshotId: "latest",
  savedAt: "2026-11-24T09:00:00Z",
  wasTrashed: false,
} as const;

describe("cardOf", () => {
  test("a page nobody saved is new", () => {
    expect(cardOf({ facts, saved: null }, null).kind).toBe("new");
  });

  test("a page in the trash is new, and says so", () => {
    const card = cardOf({ facts, saved: { ...saved, isTrashed: true } }, null);
    expect(card).toMatchObject({ kind: "new", isTrashed: true });
  });

  test("a save by shortcut shows with its undo", () => {
    const card = cardOf({ facts, saved }, { ok: true, outcome });
    expect(card).toMatchObject({ kind: "done", outcome, isFresh: false });
  });

  test("a save the page has moved on from is only a saved page", () => {
    const now = { ...saved, isUnchanged: false };
    const card = cardOf({ facts, saved: now }, { ok: true, outcome }, "headline changed");
    expect(card).toMatchObject({ kind: "saved", how: "headline changed" });
  });

  test("a save that found nothing new has nothing to undo", () => {
    const card = cardOf({ facts, saved }, { ok: true, outcome: { ...outcome, kind: "unchanged" } });
    expect(card.kind).toBe("saved");
  });

  test("a save by shortcut that failed is told on the card", () => {
    const failure = { code: "store/quota", detail: null } as const;
    expect(cardOf({ facts, saved: null }, { ok: false, failure })).toMatchObject({
      kind: "new",
      trouble: "store/quota",
    });
  });
});
