/**
 * What the screenshots run in a page of the extension: stories go in through the product's own write
 * path, at the times they say, each with a picture drawn for it.
 */
import { hashArticle } from "../../src/integrity/hash.ts";
import type { Article } from "../../src/model/article.ts";
import type { EntryRecord } from "../../src/model/library-file.ts";
import { tagColours } from "../../src/model/tag-colour.ts";
import { countWords, excerptOf } from "../../src/model/text.ts";
import { adoptRecords } from "../../src/store/write/adopt.ts";
import { trashEntries, updateEntries } from "../../src/store/write/edit.ts";
import { saveSnapshot } from "../../src/store/write/save.ts";
import { paintTag } from "../../src/store/write/tag-colours.ts";
import { settleIndex, tendIndex } from "../../src/store/write/tend-index.ts";
import { saveThumbnail } from "../../src/store/write/thumbnail.ts";
import { manyStories } from "./news/many.ts";
import { newsFor } from "./news/news.ts";
import type { Story, StoryLanguage } from "./news/story.ts";
import { drawPicture } from "./picture.ts";

const hourMs = 3_600_000;

const gallery = {
  /** Keeps the news of a reader, each as if saved an hour after it was published. */
  async keepNews(reader: StoryLanguage): Promise<void> {
    await keep(
      newsFor(reader).flatMap(([language, stories]) => stories.map((story) => ({ story, language }))),
    );
    const tags = new Set(
      newsFor(reader)
        .at(-1)?.[1]
        .flatMap((story) => story.tags),
    );
    for (const [index, tag] of [...tags].slice(0, 5).entries())
      await paintTag(tag, tagColours[(index + 3) % tagColours.length] ?? null);
  },

  /**
   * Takes in some of so many made from patterns, as an import does; the first have pictures. In parts,
   * since a browser that is asked one thing is given two minutes for it.
   */
  async keepMany(language: StoryLanguage, count: number, from: number, to: number): Promise<void> {
    const now = Date.now();
    const records = manyStories(language, count).map((story, index) =>
      recordOf(story, language, now - story.daysAgo * 24 * hourMs, index),
    );
    for (let batch = from; batch < to; batch += 100) {
      const some = records.slice(batch, batch + 100);
      await adoptRecords(some, { importId: "gallery", batch, now: new Date(now).toISOString() });
      await settleIndex("import");
    }
    if (from > 0) return;
    for (const [index, record] of records.slice(0, 60).entries()) {
      const [snapshot] = record.snapshots;
      if (index % 3 !== 1 && snapshot !== undefined)
        await saveThumbnail(snapshot.id, await drawPicture(index));
    }
  },

  settle: (): Promise<void> => tendIndex(async () => {}),
};
Object.assign(globalThis, { gallery });

interface Told {
  readonly story: Story;
  readonly language: StoryLanguage;
}

async function keep(told: readonly Told[]): Promise<void> {
  const now = Date.now();
  const inOrder = [...told].sort((a, b) => b.story.daysAgo - a.story.daysAgo);
  for (const [index, { story, language }] of inOrder.entries())
    await keepOne(story, language, { now, index });
  await tendIndex(async () => {});
}

async function keepOne(
  story: Story,
  language: StoryLanguage,
  { now, index }: { readonly now: number; readonly index: number },
): Promise<void> {
  const published = now - story.daysAgo * 24 * hourMs;
  const later = new Date(Math.min(now, published + hourMs)).toISOString();
  const outcome = await save(articleOf(story, language, published, index), later);
  if (story.modifiedAgain === true) {
    const shorter = articleOf({ ...story, text: story.text.slice(0, 1) }, language, published, index);
    await save(shorter, new Date(published + 20 * hourMs).toISOString());
  }
  if (index % 3 !== 1) await saveThumbnail(outcome.snapshotId, await drawPicture(index));
  await updateEntries(
    [outcome.entryId],
    {
      tags: story.tags,
      note: story.note ?? null,
      isFavourite: story.isFavourite === true,
      isRead: story.isRead === true,
      isArchived: story.isArchived === true,
    },
    later,
  );
  if (story.isTrashed === true) await trashEntries([outcome.entryId], new Date(now).toISOString());
}

async function save(article: Article, capturedAt: string) {
  const hash = await hashArticle(article);
  return saveSnapshot({ id: crypto.randomUUID(), article, hash, capturedAt, images: [] });
}

function recordOf(story: Story, language: StoryLanguage, published: number, index: number): EntryRecord {
  const at = new Date(published + hourMs).toISOString();
  const article = articleOf(story, language, published, index);
  const hash = `sha256:${index.toString(16).padStart(64, "0")}` as const;
  return {
    id: crypto.randomUUID(),
    url: article.url,
    createdAt: at,
    updatedAt: at,
    tags: story.tags,
    corrections: {},
    isFavourite: story.isFavourite === true,
    readAt: story.isRead === true ? at : null,
    archivedAt: null,
    note: null,
    snapshots: [
      {
        ...article,
        id: crypto.randomUUID(),
        capturedAt: at,
        sequence: published + hourMs,
        hash,
        annotations: [],
      },
    ],
    hash,
  };
}

function articleOf(story: Story, language: StoryLanguage, published: number, index: number): Article {
  const url = `https://${story.host}/${new Date(published).getFullYear()}/${index + 1}`;
  const textContent = story.text.join("\n");
  return {
    url,
    pageUrl: url,
    title: story.title,
    byline: story.byline,
    authors: story.byline === null ? [] : [story.byline],
    editor: null,
    siteName: story.site,
    publishedTime: new Date(published).toISOString().replace(/:\d\d\.\d+Z$/, ":00Z"),
    modifiedTime: null,
    lang: language,
    dir: "ltr",
    excerpt: excerptOf(story.text[0] ?? ""),
    category: story.category,
    source: story.source ?? null,
    reprintedFrom: story.reprintedFrom ?? null,
    originalUrl: null,
    edition: null,
    pageTags: [],
    leadImage: null,
    content: story.text.map((paragraph) => `<p>${paragraph}</p>`).join(""),
    textContent,
    // A story's opening stands for the whole of it, which is some pages longer.
    wordCount: countWords(textContent) * (5 + (index % 9)),
    scope: "article",
    images: [],
    completeness: { proseShare: 1, doubts: [] },
    evidence: {},
  };
}
