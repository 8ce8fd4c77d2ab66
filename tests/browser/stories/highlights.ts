import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import messages from "../../../src/_locales/en/messages.json" with { type: "json" };
import { emptyLibrary, readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import type { Page } from "../driver/session.mjs";
import { exportAll, importAll, openReader, openReadyPopup, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

const address = "http://news.test/marked";
const added =
  "<p>The bell of the lower quay has been silent for a year, since its rope was taken for a boat.</p>";

/** What the reader marks in the stored copy, and writes beside it. */
export function highlights(world: World): void {
  describe("highlights", () => {
    test("made by mouse and by key, with a note; kept, listed, jumped to, copied, each change taken back", async () => {
      const { session, site } = world;
      await (await saveByToolbar(session, site.put(address, articlePage("Marked", { body: added })))).close();
      const reader = await openReader(session, await openReadyPopup(session));
      const textBefore = await articleText(reader);

      await drag(reader, "harbour master writes its name");
      await reader.waitForSelector('.highlight-bar:not([hidden]) [data-action="colour-green"]');
      await reader.click('.highlight-bar [data-action="colour-green"]');
      await untilMarks(reader, ["harbour master writes its name"]);

      // Over two paragraphs, and over part of the first one; then a note on what is selected.
      await select(reader, "writes its name in a book", "has promised new lamps");
      await reader.keyboard.press("h");
      await until(async () => (await listed(reader)).length === 2, "the second highlight");
      await select(reader, "bell of the lower quay");
      await reader.keyboard.press("n");
      await reader.waitForSelector("#highlight-note:focus");
      await reader.keyboard.type("Whose boat?");
      await until(
        async () => (await readTables(session)).highlights.some(({ note }) => note !== null),
        "the note",
      );
      await reader.keyboard.press("Escape");
      await reader.keyboard.press("Escape");

      expect(await articleText(reader)).toBe(textBefore);
      const rows = (await readTables(session)).highlights;
      expect(rows.map(({ colour, note }) => [colour, note])).toHaveLength(3);
      for (const row of rows) {
        const [start, end] = [Number(row["start"]), Number(row["end"])];
        expect([...textBefore].slice(start, end).join("")).toBe(row["exact"]);
      }
      expect((await readTables(session)).entries[0]).toMatchObject({ highlightCount: 3 });

      await reader.evaluate(() => {
        document.body.dataset["state"] = "left";
        location.reload();
      });
      await until(
        () => reader.evaluate(() => document.body.dataset["state"] === "ready"),
        "the article again",
      );
      expect((await listed(reader)).map(({ words }) => words.slice(0, 24))).toEqual([
        "harbour master writes it",
        "writes its name in a boo",
        "bell of the lower quay",
      ]);
      expect((await listed(reader)).at(-1)?.note).toBe("Whose boat?");
      await reader.evaluate(() => scrollTo(0, 0));
      for (const words of ["harbour master ", "writes its name", "bell of the lower quay"]) {
        await reader.keyboard.press("]");
        await until(async () => (await focusedWords(reader)) === words, `the focus on ${words}`);
      }

      await reader.evaluate(() => {
        const write = (items: readonly ClipboardItem[]) => Object.assign(globalThis, { copied: items[0] });
        Object.defineProperty(navigator.clipboard, "write", {
          value: async (items: ClipboardItem[]) => write(items),
        });
      });
      await reader.keyboard.press("y");
      const copied = (type: string) =>
        reader.evaluate(async (wanted) => {
          const item = (globalThis as { copied?: ClipboardItem }).copied;
          return item === undefined ? "" : (await item.getType(wanted)).text();
        }, type);
      await until(async () => (await copied("text/plain")) !== "", "the quotation");
      expect(await copied("text/plain")).toMatch(
        /^“bell of the lower quay”\n\n— Marked · .*Snapshot: \d{4}-\d\d-\d\d .* · http:\/\/news\.test\/marked$/,
      );
      expect(await copied("text/html")).toContain(`<cite lang="en"><a href="${address}">Marked</a></cite>`);

      await clickMark(reader, "bell of the lower quay");
      await reader.waitForSelector('.highlight-bar:not([hidden]) [data-action="colour-pink"]');
      await reader.click('.highlight-bar [data-action="colour-pink"]');
      await until(async () => (await listed(reader)).at(-1)?.colour === "pink", "the colour");
      await reader.keyboard.press("u");
      await until(async () => (await listed(reader)).at(-1)?.colour === "green", "the colour back");
      await reader.click('.highlight-bar [data-action="delete"]');
      await until(async () => (await readTables(session)).highlights.length === 2, "it gone");
      await reader.keyboard.press("u");
      await until(
        async () => (await readTables(session)).highlights.some(({ note }) => note === "Whose boat?"),
        "it back with its note",
      );
      expect(await articleText(reader)).toBe(textBefore);
    });

    test("a newer snapshot has those whose words still stand, and names the others; a file brings all back", async () => {
      const { session, site } = world;
      await (await saveByToolbar(session, site.put(address, articlePage("Marked", { body: added })))).close();
      const first = await openReader(session, await openReadyPopup(session));
      await select(first, "harbour master writes its name");
      await first.keyboard.press("h");
      await until(async () => (await listed(first)).length === 1, "the first highlight");
      await select(first, "bell of the lower quay");
      await first.keyboard.press("h");
      await until(async () => (await readTables(session)).highlights.length === 2, "both highlights");
      await first.close();

      const before = "<p>Nobody had asked for it, and the harbour stayed as it was, day after day.</p>";
      site.put(
        address,
        articlePage("Marked", { head: "", length: 7 }).replace("<h1>Marked</h1>", `<h1>Marked</h1>${before}`),
      );
      await session.open(address);
      await session.pressCommand();
      await until(async () => (await readTables(session)).snapshots.length === 2, "the second snapshot");
      const reader = await openReader(session, await openReadyPopup(session));
      expect(await marked(reader)).toEqual(["harbour master writes its name"]);
      const [, lost] = await listed(reader);
      expect(lost?.words).toBe("bell of the lower quay");
      expect(lost?.text).toContain(messages.highlight_lost.message);
      await reader.close();

      const file = await exportAll(session, await openReadyPopup(session));
      const kept = (await readTables(session)).highlights;
      await session.closeTabs();
      await emptyLibrary(session);
      await importAll(session, file);
      expect((await readTables(session)).highlights).toEqual(kept);
      const { entries } = JSON.parse(readFileSync(file, "utf8"));
      expect(
        entries[0].snapshots.map(({ annotations }: { annotations: unknown[] }) => annotations.length),
      ).toEqual([0, 2]);
    });
  });
}

function articleText(reader: Page): Promise<string> {
  return reader.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
    return frame?.contentDocument?.body.textContent ?? "";
  });
}

/** The words of each highlight in the text, in order, of one within another its own part. */
function marked(reader: Page): Promise<readonly string[]> {
  return reader.evaluate(() => {
    const inner = document.querySelector<HTMLIFrameElement>("iframe#article")?.contentDocument;
    return [...(inner?.querySelectorAll("mark.highlight") ?? [])].map((mark) => mark.textContent ?? "");
  });
}

async function untilMarks(reader: Page, words: readonly string[]): Promise<void> {
  await until(async () => (await marked(reader)).join("|") === words.join("|"), `the marks ${words}`);
}

/** The card's lines. */
function listed(reader: Page) {
  return reader.$$eval(".highlight-line", (lines) =>
    lines.map((line) => ({
      words: line.querySelector(".highlight-words")?.textContent ?? "",
      note: line.querySelector(".highlight-line-note")?.textContent ?? null,
      colour: line.getAttribute("data-colour"),
      text: line.textContent ?? "",
    })),
  );
}

function focusedWords(reader: Page): Promise<string | null> {
  return reader.evaluate(() => {
    const inner = document.querySelector<HTMLIFrameElement>("iframe#article")?.contentDocument;
    return inner?.activeElement?.textContent ?? null;
  });
}

/** Selects from the first words to the end of the last, as keys or a long press do. */
async function select(reader: Page, from: string, to = from): Promise<void> {
  await reader.evaluate(
    (first, last) => {
      const inner = document.querySelector<HTMLIFrameElement>("iframe#article")?.contentDocument;
      if (inner == null) throw new Error("no article");
      const text = inner.body.textContent ?? "";
      const place = (at: number): [Node, number] => {
        const walker = inner.createTreeWalker(inner.body, NodeFilter.SHOW_TEXT);
        let left = at;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const length = node.nodeValue?.length ?? 0;
          if (left <= length) return [node, left];
          left -= length;
        }
        throw new Error("not in the article");
      };
      const start = text.indexOf(first);
      const end = text.indexOf(last, start) + last.length;
      inner.defaultView?.focus();
      inner.getSelection()?.setBaseAndExtent(...place(start), ...place(end));
    },
    from,
    to,
  );
}

/** Where words stand in the window, brought into its middle: the middle of the first and of the last letter. */
async function placeOf(reader: Page, words: string) {
  await select(reader, words);
  const place = await reader.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
    const selection = frame?.contentDocument?.getSelection();
    if (frame == null || selection == null) throw new Error("no article");
    const range = selection.getRangeAt(0);
    range.startContainer.parentElement?.scrollIntoView({ block: "center" });
    const rects = range.getClientRects();
    const [first, last] = [rects[0], rects[rects.length - 1]];
    if (first === undefined || last === undefined) throw new Error("nothing to be seen");
    const { left, top } = frame.getBoundingClientRect();
    selection.removeAllRanges();
    return {
      from: { x: left + first.left + 1, y: top + first.top + first.height / 2 },
      to: { x: left + last.right - 1, y: top + last.top + last.height / 2 },
    };
  });
  await reader.waitForSelector(".highlight-bar[hidden]");
  return place;
}

/** Draws over words with the mouse. */
async function drag(reader: Page, words: string): Promise<void> {
  const { from, to } = await placeOf(reader, words);
  await reader.mouse.move(from.x, from.y);
  await reader.mouse.down();
  await reader.mouse.move(to.x, to.y, { steps: 4 });
  await reader.mouse.up();
}

async function clickMark(reader: Page, words: string): Promise<void> {
  const { from } = await placeOf(reader, words);
  await reader.mouse.click(from.x + 8, from.y);
}
