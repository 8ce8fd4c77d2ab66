/** An article of the made-up press that the screenshots show, and what its reader did with it. */
export interface Story {
  readonly site: string;
  readonly host: string;
  readonly category: string;
  readonly byline: string | null;
  readonly source?: string;
  readonly reprintedFrom?: string;
  /** How long ago it was published; it was saved an hour later. */
  readonly daysAgo: number;
  /** It was saved twice, and had changed. */
  readonly modifiedAgain?: boolean;
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  readonly tags: readonly string[];
  readonly note?: string;
  readonly isFavourite?: boolean;
  readonly isRead?: boolean;
  readonly isArchived?: boolean;
  readonly isTrashed?: boolean;
}

export type StoryLanguage = "en" | "zh-CN" | "zh-TW" | "ja";
