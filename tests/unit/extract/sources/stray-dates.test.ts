import { expect, test } from "vitest";
import { pageLinesOf } from "../../../../src/extract/page-lines.ts";
import { strayDates } from "../../../../src/extract/sources/stray-dates.ts";
import { apartFrom } from "../../../../src/extract/zones.ts";
import { windowOf } from "../pages.ts";

const found = (markup: string) => {
  const { document } = windowOf(`<body><h1>The ferry</h1>${markup}</body>`);
  const headline = document.querySelector("h1");
  const { dated } = pageLinesOf(document.body, headline);
  return strayDates(document, dated, apartFrom(headline)).map(({ value }) => value);
};

test("a label tells the day wherever it stands", () => {
  expect(found("<p>时间：2019-09-25</p><div class='date'>2024-01-01</div>")).toEqual(["2019-09-25"]);
});

test("an element its maker calls a date holds it, up to the word for a change", () => {
  expect(found("<p class='date'>December 3, 2025. Updated: December 7, 2025</p>")).toEqual([
    "December 3, 2025.",
  ]);
});

test("a date in the foot of the page is believed where it is the only one so named", () => {
  expect(found("<footer><span class='documentPublished'>28.01.2022 06:00</span></footer>")).toEqual([
    "28.01.2022 06:00",
  ]);
});

test("dates of several days are those of other stories", () => {
  expect(found("<p class='date'>3 May 2024</p><p class='date'>4 May 2024</p>")).toEqual([]);
});

test("of texts of one day the fullest is taken", () => {
  expect(found("<i class='date'>3 May 2024</i><i class='date'>3 May 2024, 16:24</i>")).toEqual([
    "3 May 2024, 16:24",
  ]);
});

test("a line that is a date tells the day, one that holds a date somewhere does not", () => {
  expect(found("<p>10. September 2017</p><p>The road is shut since 3 May 2024</p>")).toEqual([
    "10. September 2017",
  ]);
});

test("a day of update, of today or of copyright is none of publication", () => {
  expect(
    found(
      "<time datetime='2025-04-10'>Updated April 10, 2025</time><p>© 3 May 2024</p><p>Today 4 May 2024</p>",
    ),
  ).toEqual([]);
});

test("a time element tells what its attribute says", () => {
  expect(found("<aside><time datetime='2023-12-20T20:09:56Z'>8:09 PM</time></aside>")).toEqual([
    "2023-12-20T20:09:56Z",
  ]);
});
