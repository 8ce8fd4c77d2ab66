/** Words that stand in one article alone, made from what names it, so that whoever looks for one knows what to find. */

/**
 * The word of an address.
 * @param {number} number
 */
export function wordOfNumber(number) {
  return `zq${lettersOf(number.toString(26))}`;
}

/**
 * The word of one version of an article, by its snapshot.
 * @param {string} id
 */
export function wordOfSnapshot(id) {
  return `zv${lettersOf(id.slice(0, 8))}`;
}

/** @param {number} number */
export function addressOf(number) {
  return `http://crash.test/${number}`;
}

/** @param {string} url */
export function numberOf(url) {
  return Number(url.slice(url.lastIndexOf("/") + 1));
}

/** In letters alone, which no language cuts. @param {string} digits */
function lettersOf(digits) {
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 36))).join("");
}
