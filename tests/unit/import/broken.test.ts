import { beforeEach, describe, expect, test } from "vitest";
import { type ImportPreview, runImport, undoImport } from "../../../src/import/import-file.ts";
import { countEntries, findEntry } from "../../../src/store/read.ts";
import { freshLibrary } from "../store/fresh-library.ts";
import { bytesOf, fixture, omnivoreZip, preview, take, whole, zipOf } from "./files.ts";

beforeEach(freshLibrary);

const pocketHeader = "title,url,time_added,tags,status\n";
const pocketRow = (index: number) =>
  `Title ${index},https://harbour.example/${index},${1583056800 + index},,unread\n`;
const counts = ({ fresh, known, newer, damagedCount }: ImportPreview) => ({
  fresh,
  known,
  newer,
  damagedCount,
});

describe("encodings", () => {
  const text = new TextDecoder().decode(bytesOf("pocket.csv"));
  const utf16 = (littleEndian: boolean, mark: boolean): Uint8Array<ArrayBuffer> => {
    const marked = mark ? `\uFEFF${text}` : text;
    const view = new DataView(new ArrayBuffer(marked.length * 2));
    for (let at = 0; at < marked.length; at += 1) view.setUint16(at * 2, marked.charCodeAt(at), littleEndian);
    return new Uint8Array(view.buffer);
  };

  test.each([
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${text}`)],
    ["UTF-16, little end first", utf16(true, true)],
    ["UTF-16, big end first", utf16(false, true)],
    ["UTF-16 without a mark", utf16(true, false)],
  ])("%s", async (_name, bytes) => {
    await take(new Blob([bytes]));

    expect(await findEntry("https://harbour.example/2026/flood-walls")).toMatchObject({
      tags: ["coast", "防汛"],
    });
    expect((await countEntries()).entries + (await countEntries()).archived).toBe(4);
  });

  test("GB18030, and Western accents in one byte", async () => {
    // 港口的新闻 in GB18030.
    const title = [0xb8, 0xdb, 0xbf, 0xda, 0xb5, 0xc4, 0xd0, 0xc2, 0xce, 0xc5];
    const row = new TextEncoder().encode(",https://news.example/1,1583056800,,unread\n");
    await take(new Blob([pocketHeader, new Uint8Array(title), row]));
    expect(await findEntry("https://news.example/1")).toMatchObject({ title: "港口的新闻" });

    const western = [0x52, 0xe9, 0x73, 0x75, 0x6d, 0xe9, 0x20, 0x64, 0x27, 0xe9, 0x74, 0xe9];
    await take(
      new Blob([pocketHeader, new Uint8Array(western), row.map((byte) => (byte === 0x31 ? 0x32 : byte))]),
    );
    expect(await findEntry("https://news.example/2")).toMatchObject({ title: "Résumé d'été" });
  });

  test("letters that were lost before, and are written as U+FFFD, make the text no other encoding", async () => {
    const lost = "\uFFFD".repeat(300);
    await take(new Blob([pocketHeader, `${lost} 防汛,https://news.example/1,1583056800,防汛,unread\n`]));

    expect(await findEntry("https://news.example/1")).toMatchObject({
      title: `${lost} 防汛`,
      tags: ["防汛"],
    });
  });

  test("one wrong byte makes one wrong letter", async () => {
    const bytes = new TextEncoder().encode(
      `${pocketHeader}海港新闻 with words,https://news.example/1,1583056800,防汛,unread\n`,
    );
    bytes[bytes.indexOf(0xe6)] = 0xff;
    await take(new Blob([bytes]));

    expect(await findEntry("https://news.example/1")).toMatchObject({ tags: ["防汛"] });
  });
});

describe("tables", () => {
  test("columns in another order, in capitals, with semicolons and Windows line ends", async () => {
    const file = new Blob([
      "Status;TAGS;Time_Added;URL;Title\r\n",
      "archive;a|b;1583056800;https://harbour.example/1;One\r\n",
    ]);

    expect(await preview(file)).toMatchObject({ format: { id: "pocket" }, fresh: 1 });
    await take(file);
    expect(await findEntry("https://harbour.example/1")).toMatchObject({ title: "One", tags: ["a", "b"] });
  });

  test("a quotation mark that is never closed costs its row, and no other", async () => {
    const file = new Blob([
      pocketHeader,
      pocketRow(1),
      `"Open, ${pocketRow(2)}`,
      pocketRow(3),
      '"Whole, yes",https://harbour.example/4,1,,\n',
    ]);

    const found = await preview(file);
    expect(counts(found)).toEqual({ fresh: 3, known: 0, newer: 0, damagedCount: 1 });
    expect(found.damaged).toEqual([{ position: 2, title: expect.stringContaining('"Open'), reason: "row" }]);
  });

  test("a row that was cut, and rows without an address, are told of", async () => {
    const file = new Blob([
      pocketHeader,
      pocketRow(1),
      "No address,,1583056800,,unread\n",
      "Script,javascript:alert(1),1,,\n",
      "Cut off,https://",
    ]);

    expect((await preview(file)).damaged.map(({ reason }) => reason)).toEqual([
      "address",
      "address",
      "address",
    ]);
  });

  test("the same row twice is one; another row of the same page adds to it", async () => {
    const again = "Title 1,https://harbour.example/1?utm_source=x,1583056801,later,unread\n";
    const file = new Blob([pocketHeader, pocketRow(1), pocketRow(1), again]);

    expect(counts(await preview(file))).toEqual({ fresh: 1, known: 1, newer: 1, damagedCount: 0 });
    await take(file);
    expect(await findEntry("https://harbour.example/1")).toMatchObject({
      tags: ["later"],
      savedAt: "2020-03-01T10:00:01.000Z",
    });
    expect(counts(await preview(file))).toEqual({ fresh: 0, known: 3, newer: 0, damagedCount: 0 });
  });

  test.each([
    ["1583056800", "2020-03-01T10:00:00.000Z"],
    ["1583056800123", "2020-03-01T10:00:00.123Z"],
    ["1583056800123456", "2020-03-01T10:00:00.123Z"],
    ["2020-03-01T11:00:00+0100", "2020-03-01T10:00:00.000Z"],
    ["2020-03-01 10:00:00 UTC", "2020-03-01T10:00:00.000Z"],
    ["2020-03-01", "2020-03-01T00:00:00.000Z"],
    ["1 March 2020", "2020-03-01T00:00:00.000Z"],
    ["2020年3月1日", "2020-03-01T00:00:00.000Z"],
    ["Sun, 01 Mar 2020 10:00:00 GMT", "2020-03-01T10:00:00.000Z"],
  ])("a moment written as %s", async (written, moment) => {
    await take(new Blob([pocketHeader, `One,https://harbour.example/1,"${written}",,unread\n`]));

    expect(await findEntry("https://harbour.example/1")).toMatchObject({ savedAt: moment });
  });

  test.each(["", "yesterday", "-5", "99999999999999999", "NaN", "0"])(
    "no moment in “%s” is now",
    async (written) => {
      const before = new Date().toISOString();
      await take(new Blob([pocketHeader, `One,https://harbour.example/1,"${written}",,unread\n`]));

      expect(
        (await findEntry("https://harbour.example/1"))?.savedAt.localeCompare(before),
      ).toBeGreaterThanOrEqual(0);
    },
  );

  test("a thousand rows of one moment keep their order, the first the newest, and none is passed over", async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `T${index},https://harbour.example/${index},1583056800,,unread\n`,
    );
    await take(new Blob([pocketHeader, ...rows]));
    const { listEntries } = await import("../../../src/store/read.ts");
    const first = await listEntries({ shelf: "library" }, { limit: 200 });
    const second = await listEntries({ shelf: "library" }, { limit: 200, before: first.next ?? 0 });

    expect([...first.entries, ...second.entries].map(({ title }) => title)).toEqual(
      rows.map((_, index) => `T${index}`),
    );
  });
});

describe("JSON", () => {
  const wallabag = (...entries: readonly string[]) => new Blob([`[${entries.join(",")}]`]);
  const entry = (index: number, more = "") =>
    `{"is_archived":0,"title":"Title ${index}","url":"https://harbour.example/${index}"${more},"content":"","tags":[]}`;

  test("nested a hundred thousand deep", async () => {
    const deep = `,"headers":${"[".repeat(100_000)}${"]".repeat(100_000)}`;

    expect((await preview(wallabag(entry(1), entry(2, deep), entry(3)))).damaged).toEqual([
      { position: 2, title: "Title 2", reason: "too-deep" },
    ]);
    expect(counts(await preview(wallabag(entry(1), entry(2, deep), entry(3))))).toMatchObject({ fresh: 2 });
  });

  test.each([
    ["a mark is missing", (text: string) => text.replace('"Title 2"', '"Title 2')],
    ["a comma is missing", (text: string) => text.replace('"Title 2",', '"Title 2"')],
    [
      "a brace is missing",
      (text: string) => text.replace('/2","content":"","tags":[]}', '/2","content":"","tags":[]'),
    ],
    [
      "a bracket is another",
      (text: string) => text.replace('/2","content":"","tags":[]', '/2","content":"","tags":[}'),
    ],
    [
      "a letter is no letter",
      (text: string) =>
        text.replace('{"is_archived":0,"title":"Title 2', '{"is_archived":ö,"title":"Title 2'),
    ],
  ])("where %s, the others are offered", async (_name, damage) => {
    const file = new Blob([damage(`[${[1, 2, 3, 4].map((index) => entry(index)).join(",")}]`)]);
    const found = await preview(file);

    expect(found.fresh).toBeGreaterThanOrEqual(3);
    expect(found.damagedCount).toBeGreaterThanOrEqual(1);
    expect(found.titles.fresh).toEqual(expect.arrayContaining(["Title 1", "Title 3", "Title 4"]));
  });

  test("a list that was cut says so, and offers what is whole", async () => {
    const text = await wallabag(entry(1), entry(2), entry(3)).text();

    expect(await preview(new Blob([text.slice(0, -40)]))).toMatchObject({
      fresh: 2,
      damagedCount: 1,
      isTruncated: true,
    });
  });

  test("what is no text where text should be does no harm", async () => {
    const odd =
      '{"is_archived":"no","title":7,"url":"https://harbour.example/1","content":{},"tags":{"a":1},"annotations":3,"published_by":"x","created_at":[]}';
    await take(wallabag(odd, '{"is_archived":0,"__proto__":{"url":"x"},"constructor":1}', "5", "null"));

    expect(await findEntry("https://harbour.example/1")).toMatchObject({
      title: "https://harbour.example/1",
      snapshotCount: 0,
    });
  });
});

describe("zips", () => {
  test("a ratio bomb is told of; what lies beside it is offered", async () => {
    const bomb = new Uint8Array(40_000_000);
    bomb.set(new TextEncoder().encode(pocketHeader));
    const zip = zipOf({ "a.csv": pocketHeader + pocketRow(1), "b.csv": bomb });

    expect(await preview(zip)).toMatchObject({
      fresh: 1,
      damaged: expect.arrayContaining([expect.objectContaining({ title: "b.csv", reason: "ratio" })]),
    });
  });

  test("thousands of files that are nothing cost nothing", async () => {
    const zip = zipOf({
      ...Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`f${index}`, ""])),
      "x.csv": pocketHeader + pocketRow(1),
    });
    expect(await preview(zip)).toMatchObject({ format: { id: "pocket" }, fresh: 1, damagedCount: 0 });
  });

  test("more files than any export has are refused", async () => {
    const end = new DataView(new ArrayBuffer(22 + 20 + 56));
    end.setUint32(0, 0x06064b50, true);
    end.setBigUint64(32, 300_000n, true);
    end.setUint32(56, 0x07064b50, true);
    end.setBigUint64(64, 4n, true);
    end.setUint32(76, 0x06054b50, true);
    end.setUint16(86, 0xffff, true);

    await expect(preview(new Blob([new Uint8Array([0x50, 0x4b, 3, 4]), end.buffer]))).rejects.toMatchObject({
      code: "import/too-many-files",
    });
  });

  test("a zip that was cut offers the files that are whole, and says so", async () => {
    const bytes = new Uint8Array(await omnivoreZip().arrayBuffer());

    expect(await preview(new Blob([bytes.subarray(0, bytes.length - 30)]))).toMatchObject({
      format: { id: "omnivore" },
      fresh: 2,
      isTruncated: true,
    });
  });

  test("a file in it that is damaged is named, and one with a password; what was read before it is offered", async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => pocketRow((index * 7919) % 1_000_003));
    const bytes = new Uint8Array(
      await zipOf({
        "a.csv": [pocketHeader, ...rows].join(""),
        "b.csv": pocketHeader + pocketRow(1),
      }).arrayBuffer(),
    );
    const damaged = bytes.slice();
    damaged.fill(0xff, bytes.length - 1_500, bytes.length - 1_490);
    const found = await preview(new Blob([damaged]));
    expect(found.damaged.at(-1)).toMatchObject({ title: "a.csv", reason: "unpack" });
    expect(found.fresh).toBeGreaterThan(1);

    const locked = bytes.slice();
    locked[
      bytes.findLastIndex((byte, at) => byte === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1) + 8
    ] = 1;
    expect((await preview(new Blob([locked]))).fresh).toBeGreaterThan(5_000);
  });

  test("names with dots, drives and double slashes are labels", async () => {
    expect(
      await preview(
        zipOf({ "../../x.csv": pocketHeader + pocketRow(1), "C:\\y.csv": pocketHeader + pocketRow(2) }),
      ),
    ).toMatchObject({ fresh: 2 });
  });
});

describe("stopping", () => {
  test("what was stopped goes on where it was, and both go as one", async () => {
    const file = new Blob([pocketHeader, ...Array.from({ length: 180 }, (_, index) => pocketRow(index))]);
    const controller = new AbortController();
    const stopped = await runImport(file, {
      ...whole,
      signal: controller.signal,
      onProgress: (_done, _total, records) => records >= 50 && controller.abort(),
    });
    expect(stopped.added).toBeLessThan(180);
    const rest = await runImport(file, { ...whole, continues: stopped });

    expect(stopped.added + rest.added).toBe(180);
    expect(await countEntries()).toMatchObject({ entries: 180 });
    await undoImport(rest.importId);
    expect(await countEntries()).toMatchObject({ entries: 0, uncaptured: 0 });
  });
});

test.each([
  '<?xml version="1.0"?>\n<opml version="2.0"><head/><body><outline xmlUrl="https://a.example/f"/>\n</body></opml>',
  "\ufeff<!-- mine -->\n<OPML version='1.0'>\nhttps://a.example/f\n</OPML>",
])("a list of feeds is told as what it is, and nothing is offered of it", async (text) => {
  await expect(preview(new Blob([text]))).rejects.toMatchObject({ code: "import/feeds" });
});

test("a wrong name does no harm: the kind is what is inside", async () => {
  expect(await preview(new File([fixture("wallabag.json")], "pocket.csv"))).toMatchObject({
    format: { id: "wallabag" },
  });
});
