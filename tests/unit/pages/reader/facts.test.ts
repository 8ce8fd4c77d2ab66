import { expect, test, vi } from "vitest";
import { evidenceRules } from "../../../../src/model/article.ts";
import type { SnapshotFacts } from "../../../../src/model/snapshot.ts";
import { hashLabel } from "../../../../src/pages/reader/hash-label.ts";
import { fakeBrowser } from "../../fake-browser.ts";
import { sampleArticle } from "../../sample-article.ts";

vi.mock("webextension-polyfill", () => ({ default: fakeBrowser("en") }));
const { evidenceText } = await import("../../../../src/pages/reader/evidence.ts");
const { changeText } = await import("../../../../src/pages/reader/snapshot-list.ts");

const base: SnapshotFacts = {
  id: "a",
  entryId: "e",
  capturedAt: "2026-11-24T02:32:07.000Z",
  sequence: 1,
  hash: `sha256:${"9f3c".padEnd(60, "0")}a1d7`,
  facts: { ...sampleArticle(), lang: "en", title: "The wall", wordCount: 100 },
};
const changed = (facts: Partial<SnapshotFacts["facts"]>): SnapshotFacts => ({
  ...base,
  hash: `sha256:${"0".repeat(64)}`,
  facts: { ...base.facts, ...facts },
});

test("a fingerprint shows its ends", () => {
  expect(hashLabel(base.hash)).toBe("sha256 9f3c…a1d7");
});

test.each(evidenceRules)("evidence by %s is a sentence that names its place and how sure it is", (rule) => {
  expect(evidenceText({ rule, place: "NewsArticle.headline", confidence: "high" })).toMatch(
    /^[A-Z].*NewsArticle\.headline\. Confidence: high\.$/,
  );
});

test("what changed between two snapshots is told from their facts", () => {
  expect(changeText(base, base)).toBe("unchanged");
  expect(changeText(changed({}), base)).toBe("text changed");
  expect(changeText(changed({ title: "The wall, raised", wordCount: 142 }), base)).toBe(
    "headline changed · 42 words more",
  );
  expect(changeText(changed({ wordCount: 99 }), base)).toBe("1 word fewer");
});
