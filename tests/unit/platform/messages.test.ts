import { expect, test, vi } from "vitest";

type Listener = (message: unknown, sender: unknown) => Promise<unknown> | undefined;
const listeners: Listener[] = [];

vi.mock("webextension-polyfill", () => ({
  default: {
    runtime: {
      id: "stillpage",
      getURL: (path: string) => `moz-extension://own/${path}`,
      onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
    },
  },
}));
const { serve } = await import("../../../src/platform/messages.ts");

const asked: unknown[] = [];
const handlers = {
  "entry.trash": async (request: unknown) => void asked.push(request),
};
// One command stands for all: what is asked here is who may give any.
serve(handlers as unknown as Parameters<typeof serve>[0], async (tabId, step) => {
  asked.push({ tabId, step });
  return { kind: "saved" };
});
const [listener] = listeners;

function say(message: unknown, sender: unknown): Promise<unknown> | undefined {
  asked.length = 0;
  return listener?.(message, sender);
}

const ownPage = { id: "stillpage", url: "moz-extension://own/popup/popup.html" };
const inPage = { id: "stillpage", url: "https://news.example/", frameId: 0, tab: { id: 7 } };
const command = { command: "entry.trash", request: { ids: [] } };

test("a page of ours gives commands", async () => {
  expect(await say(command, ownPage)).toEqual({ ok: true, value: undefined });
  expect(asked).toEqual([{ ids: [] }]);
});

test("a script in a page gives none, nor does another extension", () => {
  expect(say(command, inPage)).toBeUndefined();
  expect(say(command, { ...ownPage, id: "other" })).toBeUndefined();
  expect(say(command, { ...ownPage, url: "moz-extension://own.example/" })).toBeUndefined();
  expect(asked).toEqual([]);
});

test("the chooser in a page says one of its words, for its own tab and nothing else", async () => {
  expect(await say({ chooser: "save", tabId: 9, request: { ids: ["x"] } }, inPage)).toEqual({
    kind: "saved",
  });
  expect(asked).toEqual([{ tabId: 7, step: "save" }]);
  expect(say({ chooser: "entry.trash" }, inPage)).toBeUndefined();
  expect(say({ chooser: "save" }, { ...inPage, frameId: 3 })).toBeUndefined();
  expect(say({ chooser: "save" }, { id: "stillpage", url: "https://news.example/" })).toBeUndefined();
  expect(say({ chooser: "save" }, { ...inPage, id: "other" })).toBeUndefined();
});
