/**
 * Letters as ranges to build patterns from. `\p{Script=Han}` and the like say it better, but each use
 * costs a browser a few milliseconds to compile, and an injected script pays that on every page.
 */

/** Chinese characters of the basic plane, and the marks that stand for one. */
export const han = "\\u3005\\u3007\\u3400-\\u9fff\\uf900-\\ufaff";
export const kana = "\\u3041-\\u30ff";
export const hangul = "\\uac00-\\ud7a3";
/** Letters of any script but Han, with their combining marks. */
export const alphabetic =
  "A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0300-\\u1fff";
export const letter = `${alphabetic}${han}${kana}${hangul}`;
/** Capitals of Latin, Greek and Cyrillic. */
export const capital =
  "A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0100\\u0102\\u0104\\u0106\\u010c\\u010e\\u0118\\u011a\\u0130\\u0139\\u013d\\u0141\\u0143\\u0147\\u0150\\u0152\\u0158\\u015a\\u015e\\u0160\\u0164\\u016e\\u0170\\u0178-\\u0179\\u017b\\u017d\\u0218\\u021a\\u0386-\\u03ab\\u0400-\\u042f";

/** Runs of what is neither a letter, nor its mark, nor a digit, in the basic plane. */
export const neitherLetterNorDigit = new RegExp(
  `[^0-9${letter}\\u2c00-\\u2dff\\u3100-\\u318f\\ua000-\\uabff\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc]+`,
  "g",
);

export const anyLetter = new RegExp(`[${letter}]`);

const anyHan = new RegExp(`[${han}]`);
const anyEastAsian = new RegExp(`[${han}${kana}${hangul}]`);

export function hasHan(text: string): boolean {
  return anyHan.test(text);
}

/** Chinese, Japanese or Korean. */
export function hasEastAsian(text: string): boolean {
  return anyEastAsian.test(text);
}
