import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createReadMark } from "../../../../src/pages/reader/read-mark.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("an article is read when its end has stayed on screen, and once", () => {
  const mark = vi.fn();
  const { atEnd } = createReadMark(mark);
  atEnd(true);
  vi.advanceTimersByTime(1000);
  atEnd(true);
  expect(mark).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2000);
  atEnd(true);
  vi.advanceTimersByTime(5000);
  expect(mark).toHaveBeenCalledTimes(1);
});

test("passing the end is not reading", () => {
  const mark = vi.fn();
  const { atEnd } = createReadMark(mark);
  atEnd(true);
  vi.advanceTimersByTime(1000);
  atEnd(false);
  vi.advanceTimersByTime(5000);
  expect(mark).not.toHaveBeenCalled();
});

test("what the reader set by hand is left alone", () => {
  const mark = vi.fn();
  const { atEnd, settle } = createReadMark(mark);
  atEnd(true);
  settle();
  atEnd(true);
  vi.advanceTimersByTime(5000);
  expect(mark).not.toHaveBeenCalled();
});
