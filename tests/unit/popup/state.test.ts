import { describe, expect, test } from "vitest";
import {
  createStore,
  isFiltered,
  keptSelection,
  patched,
  withCategory,
  withMark,
  withText,
} from "../../../popup/state.ts";
import { entrySummary } from "./entry-summary.ts";

describe("filters", () => {
  test("a text of blanks is no filter", () => {
    expect(withText({ shelf: "library", text: "coast" }, "  ")).toEqual({ shelf: "library" });
  });

  test("a mark is switched on and off again", () => {
    const unread = withMark({ shelf: "library" }, "isUnread");
    expect(unread).toEqual({ shelf: "library", isUnread: true });
    expect(withMark(unread, "isUnread")).toEqual({ shelf: "library" });
  });

  test("a category leaves the other conditions", () => {
    const filter = withCategory({ shelf: "library", isFavourite: true }, "财经");
    expect(filter).toEqual({ shelf: "library", isFavourite: true, category: "财经" });
    expect(isFiltered(withCategory({ shelf: "trash" }, null))).toBe(false);
  });
});

describe("patched", () => {
  const now = "2026-11-24T10:00:00Z";

  test("changes what is named of the entries that are meant", () => {
    const entries = [entrySummary({ id: "a" }), entrySummary({ id: "b" })];
    const [a, b] = patched(entries, ["b"], { isFavourite: true, tags: ["coast"] }, now);
    expect(a).toBe(entries[0]);
    expect(b).toMatchObject({ isFavourite: true, tags: ["coast"], readAt: null });
  });

  test("keeps the time of the first reading", () => {
    const read = entrySummary({ id: "a", readAt: "2026-01-01T00:00:00Z" });
    expect(patched([read], ["a"], { isRead: true }, now)[0]?.readAt).toBe("2026-01-01T00:00:00Z");
    expect(patched([read], ["a"], { isRead: false }, now)[0]?.readAt).toBeNull();
  });
});

describe("keptSelection", () => {
  test("drops what is no longer listed and stays the same otherwise", () => {
    const selection = new Set(["a", "b"]);
    expect([...keptSelection(selection, [entrySummary({ id: "b" })])]).toEqual(["b"]);
    expect(keptSelection(selection, [entrySummary({ id: "a" }), entrySummary({ id: "b" })])).toBe(selection);
  });
});

describe("createStore", () => {
  test("tells at once and after every change", () => {
    const seen: number[] = [];
    const store = createStore();
    store.follow((state) => seen.push(state.selection.size));
    store.change({ selection: new Set(["a"]) });
    expect(seen).toEqual([0, 1]);
  });
});
