/** The rows of the search index: src/search/DESIGN.md says how they make one. */

/** A part of the search index that is never changed, only replaced. */
export interface Segment {
  readonly segment: number;
  /** The documents it may hold: from `first`, `count` numbers on. */
  readonly first: number;
  readonly count: number;
  /** Documents that lived when it was written. */
  readonly documents: number;
  readonly bytes: number;
}

/** Which segments there are: what is not named here is not part of the index. */
export interface IndexRow {
  key: "index";
  /** In the order of their documents. */
  segments: readonly Segment[];
  lastSegment: number;
  /** Neighbours being made one, and how far that is; goes on where it was, whoever is at it. */
  merge: {
    readonly inputs: readonly number[];
    readonly output: number;
    readonly after: string | null;
    readonly bytes: number;
  } | null;
  /** The index is being made anew: entries up to this number are in it. */
  rebuild: { readonly after: number } | null;
  /** Entries whose text was damaged when the index was last made anew: found by all else they say. */
  textsMissed?: number;
  /** Documents that merges have left out since names without one were last looked for; absent is 0. */
  leftOut?: number;
  /** Segments that are no longer part of the index, to be deleted. */
  discarded: readonly number[];
}

/** An entry that no segment has yet: its terms, and its place in the columns. */
export interface PendingRow {
  document: number;
  /** A line feed before each term, and after it U+0001 and its weight as a digit. */
  terms: string;
  flags: number;
  /** As in its entry; 0 where that has none. */
  story: number;
  /** Seconds since 2000 of its latest snapshot. */
  saved: number;
  /** Days since 2000 of its publication; null where unknown. */
  published: number | null;
  /** Seconds it takes to read: a sort over several languages compares no words with characters. */
  reading: number;
  site: string;
  category: string | null;
  source: string | null;
  lang: string | null;
  tags: readonly string[];
}

/** Some kilobytes of terms and their postings: src/search/block.ts. */
export interface BlockRow {
  segment: number;
  firstTerm: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** One column of 4,096 documents: src/store/index/columns.ts. */
export interface ColumnRow {
  name: string;
  chunk: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A name that columns give as a number. */
export interface NameRow {
  number: number;
  kind: string;
  name: string;
}
