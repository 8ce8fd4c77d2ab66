import { expect, test } from "vitest";
import { prepareFiles } from "../../audit/formats/mutated-files.ts";
import { damageFiles } from "../../audit/formats/mutating.ts";
import { freshLibrary } from "../store/fresh-library.ts";
import { preview } from "./files.ts";

test("files damaged by chance change nothing that is here, and none hangs; ten thousand: npm run audit:formats", async () => {
  const files = await prepareFiles();

  const { intactOffered, ...damage } = await damageFiles(files, 240, 500_000);

  expect(damage).toEqual({ mutations: 240, rowsChanged: 0, hangs: 0, intactMissed: 0, notes: [] });
  expect(intactOffered).toBeGreaterThan(200);
}, 180_000);

/**
 * What each cost once: a first element that was hurt, a break between two lists, an inner element that looks like one,
 * a torn or lying directory, a table of a zip whose header was hurt, a block of one byte, a tag without its mark, a
 * bracket too many, a bracket too few.
 */
const telling = [3, 36, 84, 124, 156, 227, 361, 544, 844, 1_354, 1_661, 3_744, 6_034, 6_635];

test("records that no damage touched are offered behind each kind of damage that once hid them", async () => {
  const files = await prepareFiles();
  const missed: string[] = [];

  for (const seed of telling) missed.push(...(await damageFiles(files, 1, seed)).notes);

  expect(missed).toEqual([]);
});

const rows = Array.from({ length: 120 }, (_, index) => ({
  title: `Title ${index}, with some words`,
  url: `https://harbour.example/article/${index}`,
}));
const kinds = {
  pocket: {
    head: "title,url,time_added,tags,status\n",
    row: ({ title, url }: (typeof rows)[0]) => `"${title}",${url},1583056800,a|b,unread\n`,
    tail: "",
  },
  wallabag: {
    head: "[",
    row: ({ title, url }: (typeof rows)[0]) =>
      `{"is_archived":0,"title":"${title}","url":"${url}","content":"<p>x</p>","tags":["a"]},`,
    tail: "{}]",
  },
  bookmarks: {
    head: "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n",
    row: ({ title, url }: (typeof rows)[0]) => `<DT><A HREF="${url}" ADD_DATE="1583056800">${title}</A>\n`,
    tail: "</DL><p>\n",
  },
} as const;

test.each(Object.entries(kinds))(
  "%s cut at every kilobyte: every record before the cut is offered",
  async (_name, { head, row, tail }) => {
    await freshLibrary();
    const texts = rows.map(row);
    const whole = [head, ...texts, tail].join("");
    for (let cut = 1_024; cut < whole.length; cut += 1_024) {
      let end = head.length;
      const intact = texts.filter((text) => {
        end += text.length;
        return end <= cut;
      }).length;
      const found = await preview(new Blob([whole.slice(0, cut)]));
      expect(found.fresh).toBeGreaterThanOrEqual(intact);
      expect(found.fresh).toBeLessThanOrEqual(intact + 1);
    }
  },
);
