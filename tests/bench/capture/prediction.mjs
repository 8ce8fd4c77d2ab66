/** What a page's capture says, in the shape a scorer reads. */

/**
 * What came back from the page: the content script's answer, without markup, and both times.
 * @typedef {object} Reply
 * @property {{ ok: true, article: import("../../../src/model/article.ts").Article } | { ok: false, code: string }} result
 * @property {number} ms
 * @property {number | null} readabilityMs
 */

/**
 * @typedef {object} Prediction
 * @property {string} id
 * @property {string} text
 * @property {string | null} title
 * @property {readonly string[]} authors
 * @property {string | null} published
 * @property {string | null} siteName
 * @property {string | null} source
 * @property {string | null} lang
 * @property {string | null} leadImage
 * @property {number | null} proseShare of the page's visible prose, where it was measured
 * @property {readonly string[]} doubts kinds of doubt that the copy is whole
 * @property {number | null} ms our own extraction
 * @property {number | null} readabilityMs Readability alone
 * @property {boolean} ok
 * @property {string | null} code why the page gave no article; null also where the page threw or hung
 */

/**
 * What is written for a page that threw or hung.
 * @param {string} id
 * @returns {Prediction}
 */
export function emptyPrediction(id) {
  return {
    id,
    text: "",
    title: null,
    authors: [],
    published: null,
    siteName: null,
    source: null,
    lang: null,
    leadImage: null,
    proseShare: null,
    doubts: [],
    ms: null,
    readabilityMs: null,
    ok: false,
    code: null,
  };
}

/**
 * @param {string} id
 * @param {Reply} reply
 * @returns {Prediction}
 */
export function predictionOf(id, { result, ms, readabilityMs }) {
  const times = {
    ms: toHundredth(ms),
    readabilityMs: readabilityMs === null ? null : toHundredth(readabilityMs),
  };
  if (!result.ok) return { ...emptyPrediction(id), ...times, code: result.code };
  const { article } = result;
  return {
    id,
    text: article.textContent,
    title: article.title,
    authors: authorsOf(article),
    published: article.publishedTime,
    siteName: article.siteName,
    source: article.source,
    lang: article.lang,
    leadImage: article.leadImage,
    proseShare: article.completeness.proseShare,
    doubts: article.completeness.doubts.map(({ kind }) => kind),
    ...times,
    ok: true,
    code: null,
  };
}

/**
 * The names where the article lists them, else its author line.
 * @param {{ byline: string | null, authors?: readonly (string | { name: string })[] }} article
 */
function authorsOf({ authors, byline }) {
  if (authors !== undefined)
    return authors.map((author) => (typeof author === "string" ? author : author.name));
  return byline === null ? [] : [byline];
}

/** @param {number} value */
function toHundredth(value) {
  return Math.round(value * 100) / 100;
}
