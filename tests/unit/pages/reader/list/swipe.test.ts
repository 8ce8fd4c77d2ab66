// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { listenForSwipes } from "../../../../../src/pages/reader/list/swipe.ts";

let turned: (1 | -1)[] = [];
let document: Document;

beforeEach(() => {
  turned = [];
  document = new Document();
  document.append(globalThis.document.createElement("html"));
  document.documentElement.append(globalThis.document.createElement("pre"));
  listenForSwipes([document], (direction) => turned.push(direction));
});

interface Stroke {
  readonly to: readonly [x: number, y: number];
  readonly ms?: number;
  readonly fingers?: number;
  readonly on?: Element;
}

/** One finger, or several, from the middle of the screen. */
function stroke({ to: [x, y], ms = 200, fingers = 1, on = document.documentElement }: Stroke): void {
  const finger = { clientX: 500, clientY: 400 };
  touch(on, "touchstart", { touches: Array.from({ length: fingers }, () => finger) }, 1_000);
  touch(on, "touchend", { changedTouches: [{ clientX: 500 + x, clientY: 400 + y }] }, 1_000 + ms);
}

function touch(on: Element, type: string, more: object, timeStamp: number): void {
  const event = new Event(type, { bubbles: true });
  for (const [name, value] of Object.entries({ ...more, timeStamp }))
    Object.defineProperty(event, name, { value });
  on.dispatchEvent(event);
}

test("a quick stroke to a side is told with its side", () => {
  stroke({ to: [-120, 20] });
  stroke({ to: [120, -20] });
  expect(turned).toEqual([-1, 1]);
});

test("what is short, slow, or goes up or down is no swipe", () => {
  stroke({ to: [-80, 0] });
  stroke({ to: [-200, 0], ms: 900 });
  stroke({ to: [-200, 120] });
  expect(turned).toEqual([]);
});

test("two fingers are none, and neither is a stroke that was broken off", () => {
  stroke({ to: [-200, 0], fingers: 2 });
  touch(document.documentElement, "touchstart", { touches: [{ clientX: 500, clientY: 400 }] }, 1_000);
  touch(document.documentElement, "touchcancel", {}, 1_050);
  touch(document.documentElement, "touchend", { changedTouches: [{ clientX: 200, clientY: 400 }] }, 1_100);
  expect(turned).toEqual([]);
});

test("what scrolls to the side itself is scrolled; what has room is not", () => {
  const code = document.querySelector("pre");
  if (code === null) throw new Error("there is no code to stroke");
  Object.defineProperty(code, "clientWidth", { value: 300 });
  Object.defineProperty(code, "scrollWidth", { value: 300, configurable: true });
  stroke({ to: [-200, 0], on: code });
  Object.defineProperty(code, "scrollWidth", { value: 900 });
  stroke({ to: [-200, 0], on: code });
  expect(turned).toEqual([-1]);
});

test("while words are selected a finger selects", () => {
  document.getSelection = () => ({ isCollapsed: false }) as Selection;
  stroke({ to: [-200, 0] });
  expect(turned).toEqual([]);
});
