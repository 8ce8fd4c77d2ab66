/** How alike texts are to one of them, by the words that tell what that one is about. */

/** A word of the text, with all documents that have it. */
export interface Telling {
  readonly term: string;
  readonly documents: Uint32Array;
  /** What it adds to each of them. */
  readonly scores: Float32Array;
}

export interface Alike {
  readonly document: number;
  /** Of what the text itself has, from 0 to 1. */
  readonly score: number;
}

/** Words that two texts share at the least. */
const leastShared = 4;
/** Of the score that the text itself has. Below that chance is as likely: looked at on 24 real articles. */
const leastScore = 0.3;
/** So many documents of the usual likeness are added to those of a word: two or three say little. */
const usualOnes = 2;

/**
 * The documents below `end` that are about the same as `self`, the most alike first.
 *
 * A word tells what a text is about where the texts that have it share other words of it too; a name or a turn of
 * phrase that only happens to stand in it is found in texts that share nothing else. So each word counts by how
 * much more alike the texts with it are, without it, than texts are on the whole: relevance feedback (Rocchio,
 * 1971) from all texts with a word instead of from the best of a first search. `isOwn` are the documents to
 * judge by, `own` of them, which are those of the same language.
 */
export function mostAlike(
  words: readonly Telling[],
  {
    self,
    end,
    own,
    isOwn,
  }: {
    readonly self: number;
    readonly end: number;
    readonly own: number;
    readonly isOwn: (document: number) => boolean;
  },
): Alike[] {
  const first = new Float32Array(end);
  let sum = 0;
  for (const { documents, scores } of words)
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] ?? 0;
      const score = scores[at] ?? 0;
      first[document] = (first[document] ?? 0) + score;
      if (document !== self && isOwn(document)) sum += score;
    }
  const usual = sum / Math.max(1, own - 1);
  const weighed = new Float32Array(end);
  const shared = new Uint8Array(end);
  for (const { documents, scores } of words) {
    let others = usual * usualOnes;
    let count = usualOnes;
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] ?? 0;
      if (document === self || !isOwn(document)) continue;
      others += (first[document] ?? 0) - (scores[at] ?? 0);
      count += 1;
    }
    const tells = usual === 0 ? 0 : Math.max(0, others / count / usual - 1);
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] ?? 0;
      weighed[document] = (weighed[document] ?? 0) + (scores[at] ?? 0) * tells;
      shared[document] = (shared[document] ?? 0) + 1;
    }
  }
  const whole = weighed[self] ?? 0;
  const needed = Math.min(leastShared, words.length);
  const alike: Alike[] = [];
  if (whole === 0) return alike;
  for (let document = 0; document < end; document += 1) {
    const score = (weighed[document] ?? 0) / whole;
    if (document !== self && score >= leastScore && (shared[document] ?? 0) >= needed)
      alike.push({ document, score });
  }
  return alike.sort((a, b) => b.score - a.score || b.document - a.document);
}
