import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareVersions } from "../../../src/compare/compare.ts";
import { type Comparison, type Piece, summaryOf } from "../../../src/compare/comparison.ts";
import type { TextBlock, Version } from "../../../src/compare/version.ts";
import { isChange } from "../../../src/model/change-summary.ts";

const plain = {
  title: "A title",
  byline: null,
  authors: null,
  editor: null,
  originalUrl: null,
  edition: null,
  source: null,
  reprintedFrom: null,
  category: null,
  publishedTime: null,
  modifiedTime: null,
  lang: "en",
  images: [],
  links: [],
};

function version(blocks: readonly (string | TextBlock)[], facts: Partial<Version> = {}): Version {
  return {
    ...plain,
    ...facts,
    blocks: blocks.map((block) => (typeof block === "string" ? { kind: "paragraph", text: block } : block)),
  };
}

const one = "The ferry leaves at six, and the harbour master writes its name in a book.";
const two = "Nobody on the quay could say when the custom started, though several remembered it.";
const three = "The council has promised new lamps for the steps, which are steep and seldom dry.";
const four = "A letter from the engineers lies on the counter, weighed down with a shell.";

function kinds({ rows }: Comparison): string {
  return rows.map(({ kind }) => kind).join(" ");
}

function told(comparison: Comparison): readonly string[] {
  return comparison.rows.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind !== "same").map(tellPiece));
}

function tellPiece(piece: Piece): string {
  if (piece.kind === "quiet") return `${piece.before.trim()} ~ ${piece.after.trim()}`;
  if (piece.kind === "break") return `¶ ${piece.side}`;
  return `${piece.kind}: ${piece.text.trim()}`;
}

describe("blocks", () => {
  test("the same text has nothing to tell", () => {
    const comparison = compareVersions(version([one, two]), version([one, two]));
    expect(kinds(comparison)).toBe("same same");
    expect(isChange(summaryOf(comparison))).toBe(false);
  });

  test("one removed, one added, one edited", () => {
    const edited = three.replace("new lamps", "brass railings");
    const comparison = compareVersions(version([one, two, three]), version([one, edited, four]));
    expect(kinds(comparison)).toBe("same removed edited added");
    expect(told(comparison)).toEqual([
      `removed: ${two}`,
      "removed: new lamps",
      "added: brass railings",
      `added: ${four}`,
    ]);
  });

  test("one moved stands at both its places, and counts as no edit", () => {
    const comparison = compareVersions(version([one, two, three, four]), version([four, one, two, three]));
    expect(kinds(comparison)).toBe("movedHere same same same movedAway");
    expect(summaryOf(comparison)).toMatchObject({ moved: 1, removedLength: 0, addedLength: 0 });
    expect(comparison.rows[0]?.move).toBe(comparison.rows.at(-1)?.move);
  });

  test("the least text is told as moved", () => {
    const comparison = compareVersions(version([one, `${two} ${three}`]), version([`${two} ${three}`, one]));
    expect(comparison.rows.find(({ kind }) => kind === "movedHere")?.after).toEqual([1]);
  });

  test("one moved and edited tells its edit where it stands now", () => {
    const edited = four.replace("a shell", "a stone");
    const comparison = compareVersions(version([one, two, three, four]), version([edited, one, two, three]));
    expect(kinds(comparison)).toBe("movedHere same same same movedAway");
    expect(told(comparison).slice(0, 2)).toEqual(["removed: shell", "added: stone"]);
  });

  test("one split, two merged", () => {
    const whole = `${one} ${two}`;
    expect(told(compareVersions(version([whole, three]), version([one, two, three])))).toEqual(["¶ after"]);
    const merged = compareVersions(version([one, two, three]), version([whole, three]));
    expect(kinds(merged)).toBe("merged same");
    expect(told(merged)).toEqual(["¶ before"]);
    expect(summaryOf(merged)).toMatchObject({ recut: 1, removedLength: 0, addedLength: 0 });
  });

  test("a heading is no edit of a paragraph, but may be what it became", () => {
    const heading: TextBlock = { kind: "heading", text: one };
    expect(kinds(compareVersions(version([one]), version([heading])))).toBe("same");
    const other = one.replace("at six", "at seven");
    expect(kinds(compareVersions(version([other]), version([heading])))).toBe("removed added");
  });

  test("a sentence that went to another paragraph has moved", () => {
    const comparison = compareVersions(version([`${one} ${two}`, three]), version([two, `${three} ${one}`]));
    expect(told(comparison)).toEqual([`movedAway: ${one}`, `movedHere: ${one}`]);
  });

  test("how long ago, and how often it was read, is not compared", () => {
    const before = version(["5 minutes ago", one, "阅读 1,204", "37 comments"]);
    const after = version(["Updated 3 hours ago", one, "阅读 1.2万", "41 comments · 3 shares"]);
    expect(kinds(compareVersions(before, after))).toBe("same");
  });

  test("but a sentence with a number in it is", () => {
    const comparison = compareVersions(
      version(["It had 37 comments ago."]),
      version(["It had 41 comments ago."]),
    );
    expect(kinds(comparison)).toBe("edited");
  });
});

describe("words", () => {
  const edit = (before: string, after: string, lang = "en") =>
    told(compareVersions(version([before], { lang }), version([after], { lang })));

  test("Chinese by word, never by half of one", () => {
    expect(edit("专家对研究生命的起源很感兴趣。", "专家对研究生物的起源很感兴趣。", "zh")).toEqual([
      "removed: 生命",
      "added: 生物",
    ]);
    expect(edit("水位线在一八九七年画下。", "水位线在一八九六年画下。", "zh")).toEqual([
      "removed: 一八九七年",
      "added: 一八九六年",
    ]);
  });

  test("Japanese by word", () => {
    expect(
      edit("県議会は十二月の会議で予算を話し合う。", "県議会は来月の会議で予算を話し合う。", "ja"),
    ).toEqual(["removed: 十二月", "added: 来月"]);
  });

  test("punctuation is told quietly, and so is another form of it", () => {
    expect(edit('He said "no", and left at once.', "He said “no”; and left at once.")).toEqual([
      '" ~ “',
      '", ~ ”;',
    ]);
    const comparison = compareVersions(version(["你好，世界很大。"]), version(["你好；世界很大。"]));
    expect(kinds(comparison)).toBe("same");
    expect(comparison.counts.quiet).toBe(1);
  });

  test("a short word between two replaced ones goes with them", () => {
    expect(
      edit("They voted nine to two on Monday evening.", "They voted eight to three on Monday evening."),
    ).toEqual(["removed: nine to two", "added: eight to three"]);
  });

  test("an apostrophe and the point of a number are inside a word", () => {
    expect(
      edit(
        "They don't remember owing 1,200.50 to the board.",
        "They didn't remember owing 1,300.50 to the board.",
      ),
    ).toEqual(["removed: don't", "added: didn't", "removed: 1,200.50", "added: 1,300.50"]);
  });
});

describe("facts", () => {
  test("each that changed, the headline by words", () => {
    const comparison = compareVersions(
      version([one], {
        title: "Towns abandon walls",
        source: "Reuters",
        publishedTime: "2026-11-24T05:07:00+08:00",
      }),
      version([one], {
        title: "Towns rethink walls",
        source: "AP",
        publishedTime: "2026-11-24T05:09:00+08:00",
      }),
    );
    expect(summaryOf(comparison).fields).toEqual(["title", "source", "publishedTime"]);
    expect(comparison.facts[0]?.pieces.map(tellPiece)).toEqual([
      "same: Towns",
      "removed: abandon",
      "added: rethink",
      "same: walls",
    ]);
  });

  test("the same moment said in another zone, and a headline in other quotation marks, are none", () => {
    const comparison = compareVersions(
      version([one], { title: '"Walls"', publishedTime: "2026-11-24T05:07:00+08:00" }),
      version([one], { title: "“Walls”", publishedTime: "2026-11-23T21:07:00+00:00" }),
    );
    expect(comparison.facts).toEqual([]);
  });

  test("authors, editor, edition and the address of the original; authors not beside the byline they are read from", () => {
    const before = {
      byline: "By Ann",
      authors: "Ann",
      editor: "Lin",
      edition: "02",
      originalUrl: "https://a.example/1",
    };
    const after = {
      ...before,
      authors: "Ann, Bo",
      editor: "Wu",
      edition: "03",
      originalUrl: "https://a.example/2",
    };
    const fields = (is: Partial<Version>) =>
      summaryOf(compareVersions(version([one], before), version([one], is))).fields;
    expect(fields(after)).toEqual(["authors", "editor", "originalUrl", "edition"]);
    expect(fields({ ...before, byline: "By Ann and Bo", authors: "Ann, Bo" })).toEqual(["byline"]);
    expect(
      compareVersions(version([one], before), version([one], after)).facts.map(
        ({ pieces }) => pieces.length > 0,
      ),
    ).toEqual([true, true, false, true]);
  });

  test("a caption that changed is told as one, and no paragraph", () => {
    const captioned = (text: string) => version([one, { kind: "caption", text }]);
    const summary = summaryOf(
      compareVersions(captioned("The wall on Monday."), captioned("The wall on Friday.")),
    );
    expect([summary.captions, summary.edited, isChange(summary)]).toEqual([1, 0, true]);
    const gone = summaryOf(compareVersions(captioned("The wall on Monday."), version([one])));
    expect([gone.captions, gone.removed]).toEqual([1, 0]);
  });

  test("a link that changed is a change, though no word did", () => {
    const summary = summaryOf(
      compareVersions(version([one], { links: ["https://a.example/"] }), version([one], { links: [] })),
    );
    expect([summary.linksRemoved, summary.linksAdded, isChange(summary)]).toEqual([1, 0, true]);
    expect(isChange(summaryOf(compareVersions(version([one]), version([one]))))).toBe(false);
  });

  test("pictures and links that came and went", () => {
    const comparison = compareVersions(
      version([one], { images: ["a.jpg", "b.jpg"], links: ["x"] }),
      version([one], { images: ["b.jpg", "c.jpg"], links: ["x", "y"] }),
    );
    expect(comparison.images).toEqual({ removed: ["a.jpg"], added: ["c.jpg"] });
    expect(comparison.links).toEqual({ removed: [], added: ["y"] });
  });
});

describe("any two texts", () => {
  const block = fc.oneof(
    fc.constantFrom(one, two, three, four, `${one} ${two}`, "记录不会说谎，馆长说。", "5 minutes ago", "***"),
    fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }).filter((text) => text.trim() !== ""),
  );
  const blocks = fc.array(block, { maxLength: 12 });
  const bare = (text: string): string => text.replaceAll(/\s/gu, "");

  test("each side can be read off the rows, and every block stands in them once", () => {
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const { rows } = compareVersions(version(before), version(after));
        const lost = rows.filter(({ kind }) => kind !== "movedAway");
        const ofAfter = lost.flatMap(({ after: places }) => places);
        expect(ofAfter).toEqual(ofAfter.map((_, place) => place));
        const ofBefore = rows
          .filter(({ kind }) => kind !== "movedHere")
          .flatMap(({ before: places }) => places);
        expect(ofBefore).toEqual(ofBefore.map((_, place) => place));
        const read = (side: "before" | "after"): string =>
          rows
            .filter(({ kind }) => kind !== (side === "before" ? "movedHere" : "movedAway"))
            .flatMap(({ pieces }) => pieces.map((piece) => onSide(piece, side)))
            .join("");
        const kept = (texts: readonly string[]): string =>
          texts.filter((text) => text !== "5 minutes ago").join("");
        expect(bare(read("after"))).toBe(bare(kept(after)));
        expect(bare(read("before"))).toBe(bare(kept(before)));
      }),
      { numRuns: 300 },
    );
  });
});

function onSide(piece: Piece, side: "before" | "after"): string {
  if (piece.kind === "same") return piece.text;
  if (piece.kind === "quiet") return piece[side];
  if (piece.kind === "break") return "";
  const isBefore = piece.kind === "removed" || piece.kind === "movedAway";
  return isBefore === (side === "before") ? piece.text : "";
}
