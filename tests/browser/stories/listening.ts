import { describe, expect, test } from "vitest";
import messages from "../../../src/_locales/en/messages.json" with { type: "json" };
import { until } from "../driver/poll.mjs";
import type { Page } from "../driver/session.mjs";
import { openReader, openReadyPopup, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

/** The article read aloud, by a voice that stands in for the computer's. */
export function listening(world: World): void {
  describe("reading aloud", () => {
    test("says sentence by sentence, marks and shows it, pauses, steps; without a voice it says so", async () => {
      const { session, site } = world;
      const address = site.put("http://news.test/aloud", articlePage("Aloud", { length: 8 }));
      await (await saveByToolbar(session, address)).close();
      const reader = await openReader(session, await openReadyPopup(session));

      await standIn(reader, []);
      await reader.keyboard.press("p");
      await until(
        async () => (await reader.$eval("#said", ({ textContent }) => textContent)) !== "",
        "the sentence on voices",
      );
      expect(await reader.$eval("#said", ({ textContent }) => textContent)).toBe(
        messages.speech_no_voice.message.replace("$1", "English"),
      );

      await standIn(reader, ["en-GB"]);
      await reader.click("#bar .speak");
      await untilSaid(reader, 1);
      expect((await heard(reader)).at(-1)).toMatch(/^The ferry leaves at six.*\.$/);
      expect(await marked(reader)).toBe((await heard(reader)).at(-1));
      await endSentence(reader);
      await untilSaid(reader, 2);
      expect((await heard(reader)).at(-1)).toMatch(/^The council has promised/);

      await reader.keyboard.press("p");
      await reader.waitForSelector('[data-action="speak-toggle"][aria-label="Read aloud"]');
      await reader.keyboard.press(".");
      await reader.keyboard.press(".");
      expect(await reader.$eval(".player-place", ({ textContent }) => textContent)).toBe("4 of 40");
      await reader.select('[data-action="speak-rate"]', "1.5");
      await reader.click('[data-action="speak-toggle"]');
      await untilSaid(reader, 3);
      expect(await reader.evaluate(() => (globalThis as unknown as Spoken).pace)).toBe(1.5);

      for (let sentence = 4; sentence < 30; sentence += 1) {
        await endSentence(reader);
        await untilSaid(reader, sentence);
      }
      expect(await marked(reader)).toBe((await heard(reader)).at(-1));
      const { top, bottom, height } = await placeOfMark(reader);
      expect([top > 0, bottom < height]).toEqual([true, true]);
      await reader.keyboard.press("h");
      await until(
        async () =>
          (await reader.$eval(".highlight-words", ({ textContent }) => textContent)) ===
          (await heard(reader)).at(-1),
        "the spoken sentence highlighted",
      );
      await reader.click('[data-action="speak-stop"]');
      await reader.waitForSelector("#player[hidden]");
      expect(await marked(reader)).toBeNull();
    });
  });
}

interface Spoken {
  readonly said: string[];
  readonly pace: number;
  readonly finish: () => void;
}

/** Puts a voice of each language in the place of the browser's; what they are to say waits for {@link endSentence}. */
async function standIn(reader: Page, langs: readonly string[]): Promise<void> {
  await reader.evaluate((languages) => {
    const spoken = { said: [] as string[], pace: 1, finish: (): void => {} };
    class Utterance {
      readonly text: string;
      rate = 1;
      onend: (() => void) | null = null;
      constructor(text: string) {
        this.text = text;
      }
    }
    const voices = languages.map((lang) => ({
      name: `Stand-in ${lang}`,
      voiceURI: lang,
      lang,
      localService: true,
      default: true,
    }));
    const synthesis = {
      getVoices: () => voices,
      addEventListener: (_type: string, heardOf: () => void) => heardOf(),
      speak: (utterance: Utterance) => {
        spoken.said.push(utterance.text);
        spoken.pace = utterance.rate;
        spoken.finish = () => utterance.onend?.();
      },
      cancel: () => {
        spoken.finish = () => {};
      },
    };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
    Object.defineProperties(globalThis, {
      said: { get: () => spoken.said, configurable: true },
      pace: { get: () => spoken.pace, configurable: true },
      finish: { value: () => spoken.finish(), configurable: true },
    });
  }, langs);
}

function heard(reader: Page): Promise<readonly string[]> {
  return reader.evaluate(() => [...(globalThis as unknown as Spoken).said]);
}

async function untilSaid(reader: Page, count: number): Promise<void> {
  await until(async () => (await heard(reader)).length === count, `sentence ${count}`);
}

function endSentence(reader: Page): Promise<void> {
  return reader.evaluate(() => (globalThis as unknown as Spoken).finish());
}

/** The words marked as being said; null where there are none. */
function marked(reader: Page): Promise<string | null> {
  return reader.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
    const [range] = frame?.contentDocument?.defaultView?.CSS.highlights.get("spoken") ?? [];
    return range === undefined ? null : String(range);
  });
}

function placeOfMark(reader: Page) {
  return reader.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe#article");
    const [range] = frame?.contentDocument?.defaultView?.CSS.highlights.get("spoken") ?? [];
    if (frame == null || range === undefined || !("getBoundingClientRect" in range))
      throw new Error("no mark");
    const { top, bottom } = (range as Range).getBoundingClientRect();
    const offset = frame.getBoundingClientRect().top;
    return { top: top + offset, bottom: bottom + offset, height: window.innerHeight };
  });
}
