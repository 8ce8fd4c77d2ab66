/**
 * A seeded library: articles of real length (about 6.6 KB of UTF-8), 60 % English, 30 % Chinese, 10 %
 * Japanese, words by Zipf's law over vocabularies of the usual size, each article with a topic whose
 * words it uses more than others. Word order is random within a sentence, so Chinese pairs across
 * words vary more than in real text: index sizes are on the pessimistic side.
 */
import type { Article } from "../../../src/model/article.ts";
import type { EntryRecord } from "../../../src/model/library-file.ts";
import { createRandom } from "../../seeded-random.mjs";

export type Language = "en" | "zh" | "ja";

interface Vocabulary {
  readonly words: readonly string[];
  /** Picks a word by its rank; words of a topic lie at `from`. */
  readonly pick: (random: () => number, topic: number) => string;
}

const topics = 40;
const sizes = { en: 60_000, zh: 30_000, ja: 25_000 } as const;

function vocabularyOf(language: Language): Vocabulary {
  const random = createRandom(language.charCodeAt(0) * 7_919);
  const words = new Set<string>();
  while (words.size < sizes[language]) words.add(wordOf(language, random, words.size));
  const list = [...words];
  const zipf = Math.log(list.length);
  return {
    words: list,
    pick: (roll, topic) => {
      // Every fifth word is of the topic, from a part of the vocabulary that is its own.
      const rank = Math.floor(Math.exp(roll() * zipf)) - 1;
      if (roll() >= 0.2) return list[rank] ?? "";
      const own = Math.floor(list.length / (topics * 4));
      const at = 200 + topic * own + Math.floor(roll() ** 2 * own);
      return list[Math.min(at, list.length - 1)] ?? "";
    },
  };
}

const onsets = "b c d f g h l m n p r s t v w br cr dr fl gr pl pr st tr th ch sh".split(" ");
const nuclei = "a e i o u ea ai ou io ee".split(" ");
const codas = ["", "", "n", "r", "s", "t", "l", "nd", "st", "ng", "m"];

function wordOf(language: Language, random: () => number, rank: number): string {
  const of = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? "";
  if (language === "en") {
    const syllables =
      rank < 60 ? 1 : rank < 2_000 ? 1 + Math.floor(random() * 2) : 2 + Math.floor(random() * 3);
    let word = "";
    for (let at = 0; at < syllables; at += 1)
      word += of(onsets) + of(nuclei) + (at === syllables - 1 ? of(codas) : "");
    return word;
  }
  // Characters by Zipf too: the first five hundred make most words.
  const character = (from: number, count: number) =>
    String.fromCodePoint(from + Math.floor(Math.exp(random() * Math.log(count)) * 1) - 1);
  if (language === "zh") {
    const length = rank < 80 ? 1 : random() < 0.8 ? 2 : 3;
    return Array.from({ length }, () => character(0x4e00, 3_500)).join("");
  }
  if (rank < 60)
    return Array.from({ length: 1 + Math.floor(random() * 2) }, () => character(0x3042, 70)).join("");
  if (random() < 0.2)
    return Array.from({ length: 3 + Math.floor(random() * 4) }, () => character(0x30a2, 70)).join("");
  const kanji = Array.from({ length: random() < 0.7 ? 2 : 1 }, () => character(0x4e00, 2_500)).join("");
  return random() < 0.4 ? kanji + character(0x3042, 60) : kanji;
}

const lengths = { en: 1_050, zh: 1_150, ja: 1_050 } as const;

/** Makes articles by number; the same number is always the same article. */
export function createArticles(): {
  readonly record: (number: number) => EntryRecord;
  readonly article: (number: number) => Article;
  readonly vocabularies: Readonly<Record<Language, readonly string[]>>;
} {
  const vocabularies = { en: vocabularyOf("en"), zh: vocabularyOf("zh"), ja: vocabularyOf("ja") };

  function article(number: number): Article {
    const random = createRandom(number + 1);
    const roll = random();
    const lang: Language = roll < 0.6 ? "en" : roll < 0.9 ? "zh" : "ja";
    const topic = Math.floor(random() * topics);
    const words = (count: number) =>
      Array.from({ length: count }, () => vocabularies[lang].pick(random, topic)).join(
        lang === "en" ? " " : "",
      );
    const sentence = () => `${words(8 + Math.floor(random() * 14))}${lang === "en" ? "." : "。"}`;
    const wanted = lengths[lang] * (0.3 + random() * 1.4);
    const lines: string[] = [];
    let count = 0;
    while (count < wanted) {
      const sentences = 2 + Math.floor(random() * 3);
      lines.push(Array.from({ length: sentences }, sentence).join(lang === "en" ? " " : ""));
      count += sentences * 15;
    }
    const day = new Date(Date.UTC(2016, 0, 1) + Math.floor(random() * 3_900) * 86_400_000).toISOString();
    const site = Math.floor(Math.exp(random() * Math.log(400)));
    const textContent = lines.join("\n");
    return {
      url: `https://site${site}.invalid/${number}`,
      pageUrl: `https://site${site}.invalid/${number}`,
      title: words(lang === "en" ? 9 : 8),
      byline: words(2),
      authors: [words(2)],
      editor: null,
      siteName: `Site ${site}`,
      publishedTime: day,
      modifiedTime: null,
      lang,
      dir: "ltr",
      excerpt: textContent.slice(0, 200),
      category: `Topic ${topic}`,
      source: random() < 0.3 ? `Site ${Math.floor(random() * 400)}` : null,
      reprintedFrom: null,
      originalUrl: null,
      edition: null,
      pageTags: [],
      leadImage: null,
      content: lines.map((line) => `<p>${line}</p>`).join(""),
      textContent,
      wordCount: count,
      scope: "article",
      images: [],
      completeness: { proseShare: 1, doubts: [] },
      evidence: {},
    };
  }

  function record(number: number): EntryRecord {
    const capturedAt = new Date(Date.UTC(2020, 0, 1) + number * 60_000).toISOString();
    const hash = `sha256:${number.toString(16).padStart(64, "0")}` as const;
    return {
      id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`,
      url: article(number).url,
      createdAt: capturedAt,
      updatedAt: capturedAt,
      tags: number % 10 === 0 ? ["later"] : [],
      corrections: {},
      isFavourite: number % 20 === 0,
      readAt: null,
      archivedAt: null,
      note: null,
      snapshots: [
        {
          ...article(number),
          id: `00000000-0000-4000-9000-${number.toString(16).padStart(12, "0")}`,
          capturedAt,
          sequence: Date.UTC(2020, 0, 1) + number * 60_000,
          hash,
          annotations: [],
        },
      ],
      hash,
    };
  }

  return {
    record,
    article,
    vocabularies: { en: vocabularies.en.words, zh: vocabularies.zh.words, ja: vocabularies.ja.words },
  };
}
