/** Texts cut into sentences. Only where a mark says so: what a sentence is may be doubtful, where it was cut is not. */

/** A sentence with the white space after it. */
export interface Sentence {
  readonly text: string;
  /** The block ends with it. */
  readonly endsBlock: boolean;
}

/** The end of a sentence: its marks, the quotation marks after them, and white space where the script has it. */
const ending = /[。！？!?…][”’」』）》"']*\s*|[.!?]+["”’)\]]*\s+/g;

/** The sentences of some blocks, in order. Joined, the texts of a block are the block. */
export function sentencesOf(blocks: readonly string[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const block of blocks) {
    let from = 0;
    for (const match of block.matchAll(ending)) {
      const to = match.index + match[0].length;
      if (to < block.length) sentences.push({ text: block.slice(from, to), endsBlock: false });
      else break;
      from = to;
    }
    sentences.push({ text: block.slice(from), endsBlock: true });
  }
  return sentences;
}
