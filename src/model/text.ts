/**
 * Counting, cutting and naming text of any language. Every pattern here is linear: page text of any
 * length may go in.
 */

/** Scripts written without spaces where a character is the unit a reader counts. */
const characterScripts = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}";
/** Scripts written without spaces whose words only a dictionary finds. */
const dictionaryScripts = "\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
/**
 * Longest piece handed to the dictionary, whose time grows with the square of what it cannot find:
 * 200,000 times ก in one piece took nine minutes, in pieces of 100 0.3 s (tests/unit/model/text.test.ts).
 */
const longestRun = 100;
const letter = `(?:(?![${characterScripts}${dictionaryScripts}])[\\p{L}\\p{N}\\p{M}])`;
const wordPattern = new RegExp(
  `[${characterScripts}]|[${dictionaryScripts}]{1,${longestRun}}|${letter}+(?:['’.,_-]${letter}+)*`,
  "gu",
);
const dictionaryPattern = new RegExp(`^[${dictionaryScripts}]`, "u");

/**
 * Text in Latin, Greek and Cyrillic letters, Chinese characters and kana, with their usual marks, arrows and
 * pictures: most of what is read. The pattern for all scripts costs several milliseconds to compile and
 * three times as long to run.
 */
const plainLetters = "0-9A-Za-zªµº²³¹¼-¾À-ÖØ-öø-\u024f\u0386\u0388-\u03f5\u03f7-\u0481\u048a-\u052f\u30fc";
const plainCharacters = "\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff";
const plainText = new RegExp(
  `^[\\0-\u024f${plainLetters}\u2000-\u206f\u20a0-\u20bf\u2190-\u2428\u2500-\u2775\ud83d\udc00-\udfff\u3000-\u3004\u3008-\u3020\u30fc${plainCharacters}\uff01-\uff0f\uff1a-\uff20]*$`,
);
const plainWords = new RegExp(`[${plainCharacters}]|[${plainLetters}]+(?:['’.,_-][${plainLetters}]+)*`, "g");

/**
 * Words in a text. A Chinese or Japanese character counts as one, a Latin word or a number as one.
 * Korean puts spaces between its words, so a Korean word counts as one, not each syllable.
 */
export function countWords(text: string): number {
  if (plainText.test(text)) return text.match(plainWords)?.length ?? 0;
  let count = 0;
  for (const [match] of text.matchAll(wordPattern))
    count += dictionaryPattern.test(match) ? countSegments(match) : 1;
  return count;
}

function countSegments(run: string): number {
  let count = 0;
  for (const segment of new Intl.Segmenter("th", { granularity: "word" }).segment(run))
    if (segment.isWordLike) count += 1;
  return count;
}

/** What a reader takes in a minute: characters of Chinese and Japanese, words elsewhere. */
const wordsPerMinute: ReadonlyMap<string, number> = new Map([
  ["zh", 400],
  ["ja", 500],
]);

/** Seconds to read so many words of a language. */
export function readingSeconds(wordCount: number, lang: string | null): number {
  const pace = wordsPerMinute.get(lang?.slice(0, 2).toLowerCase() ?? "") ?? 230;
  return Math.round((wordCount * 60) / pace);
}

/** Whole minutes to read so many words of a language; at least one. */
export function readingMinutes(wordCount: number, lang: string | null): number {
  return Math.max(1, Math.round(readingSeconds(wordCount, lang) / 60));
}

const spaces = /[\s\u200B\u2060\uFEFF]+/g;

/**
 * One space for every run of white space, none at the ends, and no half of a surrogate pair. An
 * ideographic space is a mark of punctuation in a Japanese headline and stays what it is.
 */
export function normalizeSpace(text: string): string {
  const whole = wellFormed(text);
  if (!whole.includes("\u3000")) return whole.replace(spaces, " ").trim();
  return whole.replace(spaces, (run) => (run.includes("\u3000") ? "\u3000" : " ")).trim();
}

/** The text with every lone surrogate replaced, so that it survives UTF-8. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** The opening of a text, at most `limit` UTF-16 units: whole sentences, else whole words, else whole characters. */
export function excerptOf(text: string, limit = 300): string {
  // Far more than can be kept, so that a long text is not normalised whole.
  const whole = normalizeSpace(text.slice(0, limit * 8));
  if (whole.length <= limit) return whole;
  const sentence = lastEnd(whole.slice(0, limit), /[.!?…](?=\s)|[。！？；…]["”’」』）]?/gu);
  if (sentence >= limit / 2) return whole.slice(0, sentence).trimEnd();
  const head = cutAtCharacter(whole, limit - 1);
  const space = head.lastIndexOf(" ");
  return `${(space >= limit * 0.6 ? head.slice(0, space) : head).trimEnd()}…`;
}

function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

/** At most `limit` UTF-16 units, never a part of what a reader sees as one character. */
export function cutAtCharacter(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(
    text.slice(0, limit + 64),
  )) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Most bytes of UTF-8 a file name may have: file systems stop at 255, and browsers add ` (1)`. */
const fileNameBytes = 200;
/** Controls, bidi marks, zero-width and other invisible characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Co}\p{Cn}]/gu;
/** Names Windows keeps for devices, also before an extension. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * A file name safe on every system: `name` with all that a file system, a shell or a reader's eye
 * could take for something else gone, and our extension (with no dot) at its end. Never empty.
 */
export function safeFileName(name: string, extension: string): string {
  const ending = `.${extension}`;
  const plain = trimName(
    name
      .normalize("NFC")
      .replace(/[\t\n\r\u2028\u2029]/g, " ")
      .replace(invisible, "")
      .replace(/[/\\:*?"<>|]/g, "-")
      .replace(/\s+/g, " "),
  );
  const cut = trimName(cutToBytes(plain, fileNameBytes - ending.length - 1));
  const stem = deviceName.test(cut) ? `_${cut}` : cut;
  return `${stem === "" ? "stillpage" : stem}${ending}`;
}

function trimName(name: string): string {
  return name.replace(/^[\s.]+/, "").replace(/(?<![\s.])[\s.]+$/, "");
}

function cutToBytes(text: string, limit: number): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let end = 0;
  // No character is shorter than a byte, so what lies past `limit` units cannot be kept.
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(
    text.slice(0, limit + 64),
  )) {
    bytes += encoder.encode(segment).length;
    if (bytes > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
