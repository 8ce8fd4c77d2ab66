/** The names that stand beside a date without a label. */
import { type Candidate, candidate } from "../candidate.ts";
import { parseDate } from "../dates.ts";
import { fullName, hanOrganisation, isHanPerson, isPlace } from "../names/words.ts";
import type { PageLine } from "../page-lines.ts";
import { han, hasHan, kana } from "../scripts.ts";

const dateInLine =
  /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s{0,3}\d{1,2}[:：時时点]\d{2}(?:[:：分]\d{2}秒?)?分?)?/;
/** Where the page's own machinery begins: sizes of type, counts, what one may do with the page. */
const machinery =
  /(?:原创|优质|優質|字号|字號|字体|字體|阅读|閱讀|我要|我来说|手机看|手机也|评论|評論|点击|浏览|瀏覽|分享|収藏|收藏|打印|列印|推荐|纠错|关注|转发|跟[贴帖]|人参与|已有|人气|A[-+]|[大中小]\s[大中小]|T\s?[|｜]).*$/;

/** `2019-09-26 10:56:28 证券时报网`, `原创 南方都市报 2019-09-09 16:01:46`: what is left without date and marks. */
export function besideDate(line: string): readonly Candidate[] {
  if (!hasHan(line)) return besideLatinDate(line);
  if (!dateInLine.test(line) || line.length > 90) return [];
  const rest = line
    .replace(dateInLine, " ")
    .replace(/\S{2,6}[:：].*$|\S+\.(?:com|cn|net|org)\b/gi, "")
    .replace(/^原创\s/, "")
    .replace(machinery, "")
    .replace(/[\s\ue000-\uf8ff|｜·•,，[\]()（）【】]+/g, " ")
    .trim();
  if (rest === "" || rest.length > 24 || /[:：\d的请可了]/.test(rest)) return [];
  const words = rest.split(" ");
  const people = words.filter(isHanPerson);
  const others = words.filter((word) => !isHanPerson(word));
  const isPublication = others.length === 1 && (people.length === 0 || hanOrganisation.test(others[0] ?? ""));
  if (others.length > 0 && !isPublication) return [];
  return [
    ...candidate("byline", people.join(" "), "visible-text", "date line"),
    ...candidate("source", others[0], "visible-text", "date line"),
  ];
}

const nameBeforeDate = new RegExp(
  `^(${fullName})(?:\\s?[,|•·/–—-]\\s?|\\s)(?:[A-Z][a-z]{2,8},?\\s)?(?:[A-Z][a-z]{2,8}\\.?\\s)?\\d`,
);
const nameAfterDate = new RegExp(
  `\\b(?:19|20)\\d\\d(?:,?\\s\\d{1,2}[:.]\\d\\d(?:\\s?[AaPp]\\.?[Mm]\\.?)?)?\\s?[,|•·/–—-]\\s?(${fullName})$`,
);

/** `Janic Meier, 01.12.2021`, `3 May 2020 · Ann Lee`. */
function besideLatinDate(line: string): readonly Candidate[] {
  if (line.length > 70) return [];
  const name = nameBeforeDate.exec(line)?.[1] ?? nameAfterDate.exec(line)?.[1];
  return name === undefined || isPlace(name) || monthOrDay.test(name)
    ? []
    : candidate("byline", name, "visible-text", "date line");
}

const monthOrDay =
  /(?:day|tag)\b|\b(?:jan|feb|mar|apr|mai|may|june?|july?|juni|juli|aug|sept?|o[ck]t|nov|de[cz])(?:uary?|ruary?|ch|il|ust|o?ber|ember)?\b|\b(?:mon|tue|wed|thu|fri|sat|sun|mittwoch|published|posted|updated|written|last|date|uhr|read|min|news|week|time)\b/i;

const linesOfName = 3;
const aloneName = new RegExp(`^[${han}${kana}A-Za-z0-9_·•・&.]{2,8}$`);

/**
 * Names alone in a line under the headline: two to four characters that begin with a surname; or any
 * name, if nothing but the date follows it, which is how weblogs and accounts sign.
 */
export function nameLines(lines: readonly PageLine[]): readonly Candidate[] {
  return lines.slice(0, linesOfName).flatMap(({ text }, index) => {
    const next = lines[index + 1]?.text ?? "";
    const isName =
      isHanPerson(text) ||
      (hasHan(text) &&
        aloneName.test(text) &&
        isDateAlone(next) &&
        !machinery.test(text) &&
        !hanOrganisation.test(text));
    return isName ? candidate("byline", text, "visible-text", "name line") : [];
  });
}

function isDateAlone(line: string): boolean {
  return line.length <= 40 && /\d/.test(line) && parseDate(line) !== null;
}
