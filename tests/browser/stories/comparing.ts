import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { downloadOf, type Page } from "../driver/session.mjs";
import { openReader, openReadyPopup, saveByToolbar, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { pageViolations } from "./looking.ts";

const address = "http://news.test/flood-walls";

const lead = "The council voted nine to two on Monday to halt the wall after three underwriters withdrew.";
const paragraphs = [
  "Residents of the lower streets heard of it on the radio, and by noon a queue stood before the town hall.",
  "The mayor said the drawings would be kept, since nobody could tell what another winter might bring.",
  "An earlier estimate by the water board put the cost at 40 million; officials would not say who had asked for it.",
  "Sandbags are handed out on Thursdays at the fire station, two for every household that asks for them.",
  "“记录不会说谎，”馆长说，“一八九七年的水位线就在这面墙上，谁都可以来看，谁也改不了。”",
  "The harbour master writes down the height of the water every evening, as his grandmother did before him.",
  "At the school on the hill the children measure rain in jars, and the jars stand in the window until June.",
  "A ferry that was to have taken the stones upriver lies at the quay, and its crew plays cards in the hold.",
  "The next session is called for the first Tuesday of the month, in the large room, with the doors open.",
];

function page(title: string, body: readonly string[], ago = "5 minutes ago"): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
    <nav><a href="/">Home</a></nav><main><article><h1>${title}</h1><p>${ago}</p>
    ${body.map((text) => `<p>${text}</p>`).join("\n")}</article></main><footer>Printed by hand.</footer></body></html>`;
}

const first = page("River towns abandon flood walls as insurers pull back", [lead, ...paragraphs]);
const onlyOlder = page(
  "River towns abandon flood walls as insurers pull back",
  [lead, ...paragraphs],
  "3 hours ago",
);
const second = page("River towns rethink flood walls as insurers pull back", [
  lead.replace("nine to two", "eight to three").replace("three underwriters", "two underwriters"),
  ...paragraphs
    .filter((_, index) => index !== 2)
    .map((text) => text.replace("一八九七年", "一八九六年").replace("radio, and", "radio – and")),
  "Work on the eastern steps goes on as planned, with a contractor from upriver who asked not to be named.",
]);

/** What a page says today beside what it said. */
export function comparing(world: World): void {
  describe("comparing", () => {
    test("a page that changed is compared before anything is saved, then word for word", async () => {
      const { session, site } = world;
      await (await saveByToolbar(session, site.put(address, first))).close();

      // What says another thing at every visit is no change.
      site.put(address, onlyOlder);
      await session.open(address);
      const same = await openReadyPopup(session);
      await untilCard(same, "saved");
      expect(await same.evaluate(({ body }) => body.querySelector("#card .notice")?.textContent)).toContain(
        "Unchanged since",
      );
      await same.close();

      site.put(address, second);
      await session.open(address);
      const popup = await openReadyPopup(session);
      await untilCard(popup, "saved");
      const told = await popup.evaluate(({ body }) => body.querySelector("#card .notice")?.textContent ?? "");
      expect(told).toContain("headline changed, 1 paragraph removed, 1 paragraph added…");
      await popup.click('#card [data-action="save"]');
      await untilCard(popup, "done");

      const reader = await openReader(session, popup);
      await until(
        () =>
          reader.evaluate(() =>
            document.querySelector(".capture-change")?.textContent?.includes("2 paragraphs edited"),
          ),
        "the timeline",
      );
      const link = await reader.$eval(".compare-link", (found) => (found as HTMLAnchorElement).href);
      const comparison = await session.openOwn(link.slice(session.origin.length + 1));
      await untilReady(comparison);

      const texts = (selector: string) =>
        comparison.$$eval(selector, (found) =>
          found.map((element) => (element.lastChild?.textContent ?? "").trim()),
        );
      expect(await texts(".summary-part")).toEqual([
        "headline changed",
        "1 paragraph removed",
        "1 paragraph added",
        "2 paragraphs edited",
      ]);
      expect(await texts(".headline del")).toEqual(["abandon"]);
      expect(await texts(".headline ins")).toEqual(["rethink"]);
      expect(await texts('.row[data-kind="edited"] del')).toEqual(["nine to two", "three", "一八九七年"]);
      expect(await texts('.row[data-kind="edited"] ins')).toEqual(["eight to three", "two", "一八九六年"]);
      expect(await texts('.row[data-kind="removed"] del')).toEqual([paragraphs[2]]);

      // From change to change by key; the place is told, and folded rows open only when asked.
      await comparison.keyboard.press("n");
      await comparison.keyboard.press("n");
      const place = () => comparison.$eval(".place", (found) => found.textContent);
      expect(await place()).toBe("2 of 5");
      expect(await comparison.evaluate(() => document.activeElement?.classList.contains("current"))).toBe(
        true,
      );
      await comparison.keyboard.press("p");
      expect(await place()).toBe("1 of 5");
      expect(await comparison.$$eval("details.fold", (found) => found.length)).toBe(1);
      await comparison.keyboard.press("o");
      expect(await comparison.$$eval("details.fold", (found) => found.length)).toBe(0);
      await comparison.keyboard.press("i");
      expect(await comparison.$eval("#paper", (paper) => (paper as HTMLElement).dataset["layout"])).toBe(
        "inline",
      );

      const file = readFileSync(await downloadOf(session, () => comparison.keyboard.press("d")), "utf8");
      const { snapshots } = await readTables(session);
      for (const { hash } of snapshots) expect(file).toContain(String(hash));
      expect(file).toContain("default-src 'none'");
      expect(file).not.toMatch(/<script|<link|src=/);
      expect(file).not.toContain(session.origin);

      for (const theme of ["light", "dark"]) {
        await comparison.evaluate((name) => {
          document.documentElement.dataset["theme"] = name;
        }, theme);
        expect(await pageViolations(comparison)).toEqual([]);
      }
      // And back to the earlier of the two, as it was then.
      await comparison.keyboard.press("1");
      await comparison.waitForSelector("#article");
      expect(await comparison.evaluate(() => location.search)).toContain(
        `snapshot=${new URL(link).searchParams.get("before")}`,
      );
    });

    test("a story that is held already is told of before it is saved, and in the reader with who names whom", async () => {
      const { session, site } = world;
      const original = site.put(
        "http://first.test/story",
        chinese("人民日报海外版", "来源：人民日报海外版", story),
      );
      await (await saveByToolbar(session, original)).close();

      const copy = chinese("海港网", "来源：人民日报海外版", [
        `本网讯，${story[1]}`,
        ...story.slice(0, 6),
        "图片由受访者提供。",
      ]);
      await session.open(site.put("http://second.test/copy", copy));
      const popup = await openReadyPopup(session);
      await untilCard(popup, "new");
      await until(
        () => popup.evaluate(({ body }) => body.querySelector("#card .held") !== null),
        "the word on what is held",
      );
      expect(await popup.evaluate(({ body }) => body.querySelector("#card .held span")?.textContent)).toMatch(
        /^You hold this already, from 人民日报海外版, saved /,
      );
      await popup.press("Enter");
      await untilCard(popup, "done");

      const reader = await openReader(session, popup);
      await reader.waitForSelector("#reprints:not([hidden]) .compare-link");
      const told = await reader.$eval("#reprints", (card) => card.textContent ?? "");
      expect(told).toContain("names 人民日报海外版 as its source");
      // Folded away where it would be told a second time.
      expect(await reader.$$eval("#related .related li", (items) => items.length)).toBe(0);

      await reader.click('[data-action="verify"]');
      await until(
        () =>
          reader.$eval(
            ".verdict",
            (verdict) => verdict.textContent === "Unchanged since capture on this computer.",
          ),
        "the verdict",
      );
      const library = await session.openOwn("pages/library/library.html");
      await library.waitForSelector(".entry:not(.waiting)");
      // Two of them selected can be compared.
      for (const key of ["j", "x", "j", "x"] as const) await library.keyboard.press(key);
      await library.waitForSelector('[data-action="selected-compare"]:not([hidden])');
      await library.click('[data-action="selected-compare"]');
      await until(
        async () => (await session.ownAddresses()).some((url) => url.includes("/compare.html?")),
        "the comparison of two entries",
      );
      await library.bringToFront();
      await library.click('[data-action="library-menu"]');
      await library.waitForSelector('[data-action="verify"]');
      await library.click('[data-action="verify"]');
      await library.waitForSelector(".sheet .verdict");
      const verdict = await library.$eval(".sheet", (sheet) => sheet.textContent ?? "");
      expect(verdict).toContain("2 snapshots and 0 images are unchanged since capture on this computer.");
      expect(verdict).toContain("The log is whole and signed: 2 records.");
    });
  });
}

const story = [
  "北风县档案馆本周公布了一批修复完成的水文记录，最早的一页写于一八九七年，墨迹至今清楚。",
  "馆长林若溪说，这些记录在库房里放了八十多年，两次搬迁都没有拆封，直到去年秋天才有人打开。",
  "修复小组用了十一个月的时间，逐页除尘、加固、拍照，一共整理出四千二百张水位记录。",
  "记录显示，老城墙脚下的石阶曾经五次没入水中，最深的一次是在一九三一年的夏天。",
  "县里的水务工程师周启明认为，这些数字比后来的估算更可靠，因为每一条都有当天的签名。",
  "档案馆计划在明年春天把全部记录放到网上，任何人都可以免费查阅，也可以下载原图。",
  "附近的小学已经约好带学生来看展，孩子们最想知道的是，当年写字的人后来去了哪里。",
];

function chinese(siteName: string, line: string, body: readonly string[]): string {
  const title = "百年水位记录修复完成，老石阶五次没入水中";
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
    <meta property="og:site_name" content="${siteName}"></head><body><main><article><h1>${title}</h1>
    <p class="source">2026年11月02日 05:07:09 ${line}</p>${body.map((text) => `<p>${text}</p>`).join("\n")}
    </article></main></body></html>`;
}

async function untilReady(page: Page): Promise<void> {
  await until(() => page.evaluate(() => document.body.dataset["state"] === "ready"), "the comparison");
}
