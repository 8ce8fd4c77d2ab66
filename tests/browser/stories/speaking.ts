import { beforeAll, describe, expect, test } from "vitest";
import type messages from "../../../src/_locales/en/messages.json";
import { until } from "../driver/poll.mjs";
import { putFixture } from "../driver/samples.mjs";
import type { Page } from "../driver/session.mjs";
import { openReader, saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { pageViolations, popupViolations } from "./looking.ts";

interface Spoken {
  /** As the environment of the browser names it. */
  readonly language: string;
  /** As the pages name it. */
  readonly tag: string;
  readonly messages: typeof messages;
  /** An article in that language or script, so that nothing on the page is written in Latin letters. */
  readonly sample: string;
}

/** Every page of ours in a language: its words, room for them, nothing in English. Leaves the browser in it. */
export function speaking(world: World, { language, tag, messages, sample }: Spoken): void {
  describe(`in ${tag}`, () => {
    beforeAll(async () => {
      await world.session.close();
      await world.session.relaunch({ language });
      await world.session.setLook({ scheme: "light" });
    });

    test("popup, reader, library and transfer page speak it, in whole words", async () => {
      const { session, site } = world;
      const popup = await saveByToolbar(session, putFixture(site, "http://news.test", sample));
      expect(await popup.evaluate(({ documentElement }) => documentElement.lang)).toBe(tag);
      expect(await popup.evaluate(({ body }) => body.textContent)).toContain(
        messages.popup_done_added.message,
      );
      expect(await popup.evaluate(flawsIn)).toEqual([]);
      expect(await popupViolations(popup)).toEqual([]);

      const reader = await openReader(session, popup);
      const labels = await reader.$$eval(".fact:not([hidden]) > dt", (terms) =>
        terms.map(({ textContent }) => textContent),
      );
      expect(labels).toEqual(
        expect.arrayContaining([messages.fact_category.message, messages.fact_captured.message]),
      );
      expect(await flawsAtBothWidths(reader)).toEqual([]);
      expect(await pageViolations(reader)).toEqual([]);

      for (const [address, ready] of [
        ["pages/library/library.html", ".facets .side-line"],
        ["pages/transfer/transfer.html", "body[data-state=idle] label"],
      ] as const) {
        const page = await session.openOwn(address);
        await until(() => page.$(ready), ready);
        expect(await flawsAtBothWidths(page)).toEqual([]);
        expect(await pageViolations(page)).toEqual([]);
      }
    });
  });
}

/** On a desk and on a phone. */
async function flawsAtBothWidths(page: Page): Promise<readonly string[]> {
  const flaws = async () => (await page.evaluate(`(${flawsIn})(document, window)`)) as readonly string[];
  const wide = await flaws();
  await page.setViewport({ width: 400, height: 700 });
  const narrow = await flaws();
  await page.setViewport({ width: 1000, height: 720 });
  return [...wide, ...narrow.map((flaw) => `400 pixels wide: ${flaw}`)];
}

/**
 * What our own words lack on a page: a name of a control in Latin letters, and words cut off with
 * no ellipsis to say so. Runs in the page, so it uses nothing around it.
 */
function flawsIn(document: Document, window: Window): readonly string[] {
  const kept =
    /Stillpage|Aa|JSON|URL|SHA-256|https?:\S*|[\w-]+\.test\S*|\b[A-Z]\b|Esc|Shift|Alt|Ctrl|Enter|Home|End/g;
  const own = [
    ...document.querySelectorAll<HTMLElement>("button, summary, h1, h2, label, dt, option"),
  ].filter((element) => element.closest(".visually-hidden") === null);
  const english = own
    .filter((element) => element.closest("[lang]") === document.documentElement)
    .flatMap((element) => [element.textContent ?? "", element.title, element.ariaLabel ?? ""])
    .filter((text) => /[A-Za-z]{2}/.test(text.replaceAll(kept, "")));
  const cut = own.filter((element) => {
    const { overflowX, textOverflow } = window.getComputedStyle(element);
    return (
      overflowX !== "visible" && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1
    );
  });
  const wide = document.documentElement.scrollWidth > window.innerWidth ? ["scrolls sideways"] : [];
  return [...english, ...cut.map(({ textContent }) => `cut off: ${textContent}`), ...wide];
}
