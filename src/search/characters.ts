/** What kind of word a character belongs to. No patterns: a scan of ten thousand characters takes microseconds. */

/** Between words. */
export const apart = 0;
/** Part of a word that spaces set apart. */
export const ofWord = 1;
/** Chinese, Japanese, Korean: found by pairs of characters. */
export const ofPairs = 2;
/** Thai, Lao, Khmer, Burmese: words that only a dictionary sets apart. */
export const ofDictionary = 3;
export type CharacterKind = typeof apart | typeof ofWord | typeof ofPairs | typeof ofDictionary;

/** Where a word may be broken, unseen until it is: part of the word, and no letter of it. */
const softHyphen = 0xad;

/** The kind of a code point. */
export function kindOf(code: number): CharacterKind {
  if (code < 0x80) {
    const isWord =
      (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
    return isWord ? ofWord : apart;
  }
  if (code < 0x250) {
    if (code >= 0xc0) return code === 0xd7 || code === 0xf7 ? apart : ofWord;
    return isNumberOfLatin1(code) || code === softHyphen ? ofWord : apart;
  }
  if (code < 0x2c00) {
    if (code >= 0x2000 && code < 0x2c00) return code >= 0x2070 && code <= 0x218b ? kindOfOther(code) : apart;
    if (isOfDictionary(code)) return kindOfOther(code) === apart ? apart : ofDictionary;
    return code >= 0x1100 && code <= 0x11ff ? ofPairs : kindOfOther(code);
  }
  if (code <= 0xd7a3) return isOfPairs(code) ? ofPairs : kindOfOther(code);
  if (code >= 0xf900 && code <= 0xfaff) return ofPairs;
  if (code >= 0xff66 && code <= 0xff9f) return ofPairs;
  if (code >= 0x20000 && code <= 0x3ffff) return ofPairs;
  return kindOfOther(code);
}

function isNumberOfLatin1(code: number): boolean {
  return code === 0xaa || code === 0xb2 || code === 0xb3 || code === 0xb5 || code === 0xb9 || code === 0xba;
}

function isOfPairs(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3041 && code <= 0x3096) ||
    // Marks that stand apart from their kana in texts whose characters were taken to pieces.
    code === 0x3099 ||
    code === 0x309a ||
    (code >= 0x309d && code <= 0x30fa && code !== 0x30a0) ||
    (code >= 0x30fc && code <= 0x31bf && code !== 0x3100) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x31f0 && code <= 0x31ff) ||
    code === 0x3005 ||
    code === 0x3007
  );
}

function isOfDictionary(code: number): boolean {
  return (
    (code >= 0x0e00 && code <= 0x0eff) ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0x19e0 && code <= 0x19ff)
  );
}

/** A page uses some hundred letters of its script; each is asked for once. */
const known = new Map<number, CharacterKind>();
let anyLetter: RegExp | undefined;

function kindOfOther(code: number): CharacterKind {
  let kind = known.get(code);
  if (kind === undefined) {
    // Made at its first use: compiling it costs more than a whole search in Latin letters.
    anyLetter ??= /[\p{L}\p{N}\p{M}]/u;
    kind = anyLetter.test(String.fromCodePoint(code)) ? ofWord : apart;
    if (known.size < 20_000) known.set(code, kind);
  }
  return kind;
}
