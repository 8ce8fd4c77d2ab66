import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser, type Language } from "../fake-browser.ts";

async function formatIn(language: Language) {
  vi.resetModules();
  vi.doMock("webextension-polyfill", () => ({ default: fakeBrowser(language) }));
  return import("../../../src/ui/format.ts");
}

const now = Date.parse("2026-11-24T10:30:00+08:00");
const minutes = 60_000;
const hours = 60 * minutes;
const days = 24 * hours;
const ago = (ms: number) => new Date(now - ms).toISOString();

beforeEach(() => {
  vi.stubEnv("TZ", "Asia/Shanghai");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.doUnmock("webextension-polyfill");
});

describe("relativeTime", () => {
  test("counts minutes, hours of today and days up to a week, then gives the date", async () => {
    const { relativeTime } = await formatIn("en");
    expect(relativeTime(ago(20_000), now)).toBe("just now");
    expect(relativeTime(ago(5 * minutes), now)).toBe("5 minutes ago");
    expect(relativeTime(ago(3 * hours), now)).toBe("3 hours ago");
    expect(relativeTime(ago(20 * hours), now)).toBe("yesterday");
    expect(relativeTime(ago(6 * days), now)).toBe("6 days ago");
    expect(relativeTime(ago(8 * days), now)).toBe("Nov 16");
    expect(relativeTime(ago(400 * days), now)).toBe("Oct 20, 2025");
  });

  test("sets figures apart from Chinese characters but not inside a date", async () => {
    const { relativeTime } = await formatIn("zh-CN");
    expect(relativeTime(ago(5 * minutes), now)).toBe("5 分钟前");
    expect(relativeTime(ago(8 * days), now)).toBe("11月16日");
  });

  test.each([
    ["zh-TW", "剛剛", "5 分鐘前", "昨天", "11月16日", "2025年10月20日"],
    ["ja", "たった今", "5 分前", "昨日", "11月16日", "2025年10月20日"],
  ] as const)("speaks %s as its readers write it", async (language, ...expected) => {
    const { relativeTime } = await formatIn(language);
    const times = [ago(20_000), ago(5 * minutes), ago(20 * hours), ago(8 * days), ago(400 * days)];
    expect(times.map((time) => relativeTime(time, now))).toEqual(expected);
  });

  test("gives a date for times to come and leaves what is no time as it is", async () => {
    const { relativeTime } = await formatIn("en");
    expect(relativeTime(ago(-3 * days), now)).toBe("Nov 27");
    expect(relativeTime("last spring", now)).toBe("last spring");
  });
});

describe("publishedTime", () => {
  test("keeps the precision and the clock of the page", async () => {
    const { publishedTime } = await formatIn("en");
    expect(publishedTime("2024")).toBe("2024");
    expect(publishedTime("2024-03")).toBe("2024-03");
    expect(publishedTime("2024-03-05")).toBe("2024-03-05");
    expect(publishedTime("2024-03-05T05:07")).toBe("2024-03-05 05:07");
    expect(publishedTime("2024-03-05T05:07:09-0330")).toBe("2024-03-05 05:07:09 -03:30");
    expect(publishedTime("2024-03-05T05:07:09.250Z")).toBe("2024-03-05 05:07:09 UTC");
  });

  test("leaves text that is no ISO time as it is", async () => {
    const { publishedTime } = await formatIn("en");
    expect(publishedTime("Early spring")).toBe("Early spring");
  });
});

describe("publishedBriefly", () => {
  test("is relative within a week and a date on the page's own calendar after it", async () => {
    const { publishedBriefly } = await formatIn("en");
    expect(publishedBriefly("2026-11-22", now)).toBe("2 days ago");
    expect(publishedBriefly("2026-11-24T09:30:00+08:00", now)).toBe("1 hour ago");
    expect(publishedBriefly("2026-03-03T23:50:00-08:00", now)).toBe("Mar 3");
    expect(publishedBriefly("2024-12-31T23:59:59-05:00", now)).toBe("Dec 31, 2024");
  });

  test("never invents a day or a month", async () => {
    const { publishedBriefly } = await formatIn("zh-CN");
    expect(publishedBriefly("2024-03", now)).toBe("2024年3月");
    expect(publishedBriefly("2024", now)).toBe("2024年");
  });
});

describe("exactTime", () => {
  test("is this computer's clock, in figures", async () => {
    const { exactTime } = await formatIn("en");
    expect(exactTime("2026-11-24T02:32:07Z")).toBe("2026-11-24 10:32:07");
  });
});

describe("lengths and sizes", () => {
  test("tells length in words or characters, by the article's language", async () => {
    const { lengthText } = await formatIn("en");
    expect(lengthText(1830, "zh-CN")).toBe("1,830 characters");
    expect(lengthText(1, "en")).toBe("1 word");
    expect(lengthText(2530, null)).toBe("2,530 words");
  });

  test.each([
    ["zh-TW", "1,830 字", "3 分鐘", "312 MB"],
    ["ja", "1,830 字", "4 分", "312 MB"],
  ] as const)("tells them in %s", async (language, length, minutesToRead, bytes) => {
    const { bytesText, lengthText, readingTime } = await formatIn(language);
    expect([
      lengthText(1830, "ja"),
      readingTime(language === "ja" ? 1830 : 1200, language),
      bytesText(312_400_000),
    ]).toEqual([length, minutesToRead, bytes]);
  });

  test("tells bytes in the unit that needs no more than three digits", async () => {
    const { bytesText } = await formatIn("en");
    expect(bytesText(0)).toBe("0 kB");
    expect(bytesText(120)).toBe("1 kB");
    expect(bytesText(9_840_000)).toBe("9.8 MB");
    expect(bytesText(312_400_000)).toBe("312 MB");
    expect(bytesText(999_600_000)).toBe("1 GB");
  });

  test("leaves out what is not there", async () => {
    const { dotted } = await formatIn("en");
    expect(dotted(["Climate", null, "", "The Harbour Review"])).toBe("Climate · The Harbour Review");
  });
});
