/** One form for what readers take for the same: case, width and diacritics folded. */

const ascii = /^[\0-\x7f]*$/;
const cyrillic = /[\u0400-\u052f]/;
/** Marks that change how a letter is said, or that school books alone write; not the vowels of Indian scripts. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
const softHyphen = "\u00ad";
/** Letters that no decomposition takes apart. */
const letters = /[ßæœøđłıþð]/g;
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ł: "l",
  ı: "i",
  þ: "th",
  ð: "d",
};

/** The folded form of a word or a run of characters. Folding twice is folding once. */
export function foldTerm(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  const whole = text.replaceAll(softHyphen, "").normalize("NFKC").toLowerCase();
  // й and ё are letters of their own; readers type е for ё.
  if (cyrillic.test(whole)) return whole.replaceAll("ё", "е").normalize("NFC");
  return whole
    .normalize("NFD")
    .replace(marks, "")
    .normalize("NFC")
    .replace(letters, (letter) => plain[letter] ?? letter);
}

/** The folded form of Chinese, Japanese or Korean: width alone, for their marks are letters. */
export function foldPairs(text: string): string {
  return needsWidth.test(text) ? text.normalize("NFKC") : text;
}

const needsWidth = /[\u1100-\u11ff\u3099-\u309c\u3131-\u318e\uf900-\ufaff\uff66-\uff9f]/;
