/** From an author line as printed to the people it names. A wrong name is worse than none. */
import { normalizeSpace } from "../../model/text.ts";
import { decodeEntities } from "../entities.ts";
import { alphabetic, han, hangul, hasEastAsian } from "../scripts.ts";
import { isSiteName } from "../site-suffix.ts";
import { before, hanNoName, hanOrganisation, isOrganisation, offices, tail } from "./words.ts";

export interface NameContext {
  readonly siteNames: readonly string[];
  /** Two words of Han are family and given name in Japanese, two persons in Chinese. */
  readonly isJapanese: boolean;
}

const longestLine = 300;
const mostNames = 20;

/** The people an author line names, in its order. */
export function parseNames(printed: string, context: NameContext): string[] {
  const line = normalizeSpace(decodeEntities(printed.slice(0, longestLine)).replace(/<[^<>]{0,300}>/g, " "));
  if (/^(?:https?:|www\.|@)/i.test(line)) return [];
  const names = hasEastAsian(line) ? eastAsianNames(line, context) : latinNames(line, context);
  const known = new Set<string>();
  return names
    .filter((name) => {
      const key = name.toLowerCase();
      const isNew = !known.has(key);
      known.add(key);
      return isNew;
    })
    .slice(0, mostNames);
}

/** The line without "By", roles, dates and handles: as printed, but for what is no name. */
export function tidyByline(printed: string): string {
  const line = normalizeSpace(decodeEntities(printed.slice(0, longestLine)).replace(/<[^<>]{0,300}>/g, " "));
  if (hasEastAsian(line)) return trimMarks(withoutHanRoles(hanLine(line)));
  return trimMarks(cutTail(withoutBefore(line)));
}

/** Between names; a degree behind a comma belongs to the name before it. */
const latinSeparators =
  /\s*[,;/＆&•\n](?!\s?(?:Ph\.?D|M\.?D|CF[AP]|CPA|MBA|RN)\b)\s*|\s+(?:and|und|et|y|e|og|och|en|con|with|with additional reporting by|sowie|и|та|ve|i)\s+|\s+(?:im Gespräch mit|in conversation with)\s+/iu;

/** Of what bars part, the first that names somebody: `Politics · Ann Lee, Bo Olsen`, `Ann Lee | 3 May`. */
function latinNames(line: string, context: NameContext): string[] {
  if (otherDeed.test(line)) return [];
  const sections = line.split(/\s?[|•·¦»→]\s?/).filter((section) => section !== "");
  const [first = [], ...others] = sections.slice(0, 4).map((section) => namesOfSection(section, context));
  return others.find((names) => first.length === 0 && names.some((name) => /\s/.test(name))) ?? first;
}

/** Who took the pictures, edited or checked a story did not write it. */
const otherDeed =
  /^\(?(?:\S+\s){0,2}(?:(?:images?|photo\w*|pictures?|fotos?|video|graphics?|illustrat\w*|edited|reviewed|fact-?checked|checked|approved|translated|narrated|übersetzt|redigiert|bearbeitet)\s(?:by|von|par|por)\b|(?:image|photo|picture|foto)s?\s?[:/)])|^\((?:image|photo|picture|foto)/i;

function namesOfSection(line: string, { siteNames }: NameContext): string[] {
  const parts = cutTail(withoutBefore(line))
    .split(latinSeparators)
    .map((part) => trimMarks(beforeOffice(withoutBefore(part))))
    .filter((part) => part !== "");
  const people = parts
    .map((part) => withoutTrailer(part, siteNames))
    .filter((part) => isLatinPerson(part, siteNames));
  // After a full name a single word is a place or a paper: "Seb Dumitru, Lille".
  const [first = ""] = people;
  if (!/\s/.test(first)) return people.slice(0, 4);
  // And one with an acronym is an agency or an office: "Ann Lee, ABC Business".
  return people.filter((name) => /\s/.test(name) && (!acronym.test(name) || acronym.test(first)));
}

const acronym = /(?:^|\s)[A-Z]{2,5}(?=\s|$)/;

/** `Posted on 11 April 2018 at 9:00 by …`: what stands before the names. */
const dateBefore = new RegExp(
  String.raw`^(?:(?:posted|published|updated|publiziert|veröffentlicht|verfasst|geschrieben|erstellt|publié|publicado|stand|date)\s)?(?:(?:on|am|le|el|vom)\s)?(?:[a-zä]{2,10}(?:day|tag|woch|abend|di|dì),\s)?(?:\d{1,2}\.?\s[${alphabetic}]{3,10}\.?,?\s(?:19|20)\d\d|[${alphabetic}]{3,10}\.?\s\d{1,2},?\s(?:19|20)\d\d|\d{1,4}[-./]\d{1,2}[-./]\d{2,4})(?:,?\s(?:at\s|um\s|@\s)?\d{1,2}[:.]\d\d(?:\s?[ap]m)?(?:\s[A-Z]{2,4})?)?[\s,|•·~–—-]*`,
  "i",
);

function withoutBefore(line: string): string {
  let rest = line.replace(dateBefore, "");
  for (let round = 0; round < 3; round += 1) {
    const next = rest.replace(before, "");
    if (next === rest || next === "") return rest;
    rest = next;
  }
  return rest;
}

function cutTail(line: string): string {
  const cut = line
    .replace(tail, "")
    .replace(/\s\d{1,5}$/, "")
    .trim();
  return cut === "" ? line : cut;
}

/** `Howard BlumeStaff Writer`: the office was set apart by style only. A part that is but an office is none. */
function beforeOffice(part: string): string {
  const glue = /(?<=\s[A-Z][^A-Z\s]{3,20})(?=[A-Z][a-z])/.exec(part);
  const tailOfGlue = glue === null ? "" : part.slice(glue.index);
  const isGlued = glue !== null && tailOfGlue.split(/\s+/).some(isOffice);
  const words = (isGlued ? part.slice(0, glue.index) : part).split(/\s+/);
  const at = words.findIndex(isOffice);
  if (at < 0) return words.join(" ");
  return at < 2 ? "" : words.slice(0, at).join(" ");
}

function isOffice(word: string): boolean {
  return offices.has(word.toLowerCase().replace(/[.,;:()]/g, ""));
}

function trimMarks(name: string): string {
  return name
    .replace(/^[\s,.;:：/|·•\-–—+*"“”'‘’(（【[■□●◎]+/, "")
    .replace(/[\s,;:：/|·•\-–—+*"“”(（）)】\]]+$/, "");
}

const startsWithLetter = new RegExp(`^[${alphabetic}]`);

/** A third word that is a handle or the site's name belongs to no name: `Danielle Wallace FOXBusiness`. */
function withoutTrailer(part: string, siteNames: readonly string[]): string {
  const words = part.split(" ");
  const last = words.at(-1) ?? "";
  const isTrailer =
    words.length > 2 &&
    last.length > 3 &&
    (last === last.toLowerCase() ||
      isSiteName(last, siteNames) ||
      /^(?:Twitter|Erstellt|Actualizado)$/.test(last));
  const rest = isTrailer ? words.slice(0, -1).join(" ") : part;
  return rest.replace(/(?<=[a-z])(?:Twitter|Facebook|LinkedIn|Email)$/, "");
}

/** Words that remain of a line and are no name by themselves. */
const noName =
  /^(?:by|von|vom|par|por|di|da|und|and|the|kommentar(?: von)?|text|artikel|corresponsal|community|erstellt|actualizado|aktualisiert|posted|published|publiziert|politik|opinion|news|zur .*|alle .*|mehr .*|read .*|follow .*|view .*|all .*|more .*)$/i;

function isLatinPerson(name: string, siteNames: readonly string[]): boolean {
  const words = name.split(" ");
  return (
    !noName.test(name) &&
    name.length >= 2 &&
    name.length <= 50 &&
    words.length <= 6 &&
    startsWithLetter.test(name) &&
    !/[\d@:_?!#=<>{}/\\]|\.[a-z]{2,3}$|^[a-z]+\.[a-z.]+$|\.(?:com|net|org|de)\b/.test(name) &&
    // A lower-case sentence is no name; particles and a nickname of one word are.
    (words.length === 1 ||
      words.filter((word) => word === word.toLowerCase() && word.length > 3).length * 2 <= words.length) &&
    !isOrganisation(name) &&
    !isSiteName(name, siteNames)
  );
}

// ---- Chinese, Japanese, Korean

const rank =
  "(?:本报|本報|本网|本網|本刊|本社|本台|新华社|新華社|中新社|中新网|全媒体|融媒体|首席|特派|特约|特約|高级|资深|见习|見習|实习|實習|专栏|專欄|综合|通讯|外)";
const office =
  "(?:记者|記者|作者|编辑|編輯|編集|撰文|撰稿人?|供稿|采写|採訪|采访|采编|文字|编译|编撰|執筆|执笔|取材|报道|報道|報導|评论员|評論員|通讯员|通訊員|实习生|實習生|主笔|責任編集|ライター|著者|筆者|저자|글)";
const mark = String.raw`[\s(（【〔\[<《「□■●◎○△▲◆—-]*`;
/** `文/`, `记者 `, `观察者网专栏作者 `: with a sign or a space behind it any office, else one that opens the line. */
const rolesBefore: readonly RegExp[] = [
  new RegExp(
    String.raw`^${mark}(?:[${han}A-Za-z]{0,14}?${office}{1,3}|文|図?文|by)\s*[:：/／=＝・|｜]\s*`,
    "i",
  ),
  new RegExp(String.raw`^${mark}(?:[${han}A-Za-z]{0,14}?${office}{1,3}|by)\s+`, "i"),
  new RegExp(`^${mark}(?:[${han}]{2,6}(?:报|社|网|都|视|台|周刊))?${rank}{0,3}${office}`),
  new RegExp(String.raw`^[(（]?[${hangul}·]{1,8}\s?=\s?[${hangul}]{2,8}[)）]\s*`),
];
const rolesAfter =
  /(?:\s*[/／(（]\s*(?:文|摄|攝|影|图|圖|绘|整理|译)|\s+(?:文|摄|攝|影|图|著|译)|\s*(?:文\/图|摄影报道|记者|記者|报道|報道|報導|撰文|撰稿|供稿|编译|整理|摄影|攝影)|\s*(?:선임|인턴|수습|전문|객원)?(?:기자|특파원|논설위원)|さん|氏)[)）]?\s*[=＝]?$/;
const hanSeparators = new RegExp(
  String.raw`\s*[,，、;；/／╱&＆|｜丨]\s*|\s+(?:和|与|及|and|by)\s+|(?<=[${han}]{2})[和与](?=[${han}]{2})`,
);

const officeWithin = new RegExp(`\\s(?:本报)?${rank}{0,2}${office}\\s`, "g");
const filedFrom = new RegExp(String.raw`\s[${han}]{2,10}(?:报道|報道|報導|电|電)[)）】]?$`);
/** 林宜靜台北報導, 王承中台北3日電. */
const gluedPlace = new RegExp(
  `^([${han}、]{4,24})(?:報導|報道|专电|專電|[\\d一二三四五六七八九十]{1,3}日[电電])$`,
);
const oneHan = new RegExp(`^[${han}]$`);

/** Names are of three characters, or of two before a place of two. */
function beforePlace(people: string): string {
  const names = people.split("、");
  const last = names.pop() ?? "";
  return [...names, last.slice(0, last.length < 5 ? 2 : 3)].join("、");
}

/** What stands before a date, a bar, or the next label. */
function hanLine(line: string): string {
  return line
    .replace(/\s?외\s?\d+명.*$/, "")
    .replace(gluedPlace, (_, people: string) => beforePlace(people))
    .replace(filedFrom, "")
    .replace(
      /\s*(?:(?:发布|發布|发表|更新|时间|時間|日期|来源|來源|出自|我来说|责任|编辑|責任|編輯|阅读|评论|点击|字号|翻訳)(?:[时时間于间]|[:：]|者|\[|日|两|编|編|明|数|量|\s).*|(?:19|20)\d{2}\s?[-年/.].*|\d{1,2}[-:：月].*)$/,
      "",
    )
    .trim();
}

function withoutHanRoles(line: string): string {
  let rest = line;
  for (let round = 0; round < 4; round += 1) {
    let next = rest;
    for (const pattern of rolesBefore) next = next.replace(pattern, "");
    next = next.replace(rolesAfter, "").trim();
    if (next === rest || next === "") return rest;
    rest = next;
  }
  return rest;
}

function eastAsianNames(line: string, { siteNames, isJapanese }: NameContext): string[] {
  return withoutHanRoles(hanLine(line))
    .replace(/(?<=^.{2,20})[：:].*$/, "")
    .replace(officeWithin, "、")
    .split(hanSeparators)
    .flatMap((part) => spreadNames(withoutHanRoles(part), isJapanese))
    .map((part) => trimMarks(withoutHanRoles(part)).replace(/[(（【].*$/, ""))
    .filter((name) => isEastAsianPerson(name, siteNames));
}

/** What one may do with a page, in the words of its buttons. */
const machinery = /点击|收藏|评论|評論|分享|登录|登錄|登録|注册|註冊|ログイン|会員|下载|文章引用/;

/** Names apart by spaces; a name of two characters set to the width of three (辛 阳) is one name. */
function spreadNames(part: string, isJapanese: boolean): string[] {
  const words = part.split(/\s+/).filter((word) => word !== "");
  if (!words.every((word) => hasEastAsian(word))) return [part];
  if (isJapanese) return [part];
  const names: string[] = [];
  let spread = "";
  for (const word of words) {
    if (oneHan.test(word)) {
      spread += word;
      if (spread.length === 2 && words.length !== 3) {
        names.push(spread);
        spread = "";
      }
    } else {
      if (spread !== "") names.push(spread);
      spread = "";
      names.push(word);
    }
  }
  if (spread !== "") names.push(spread);
  return names;
}

function isEastAsianPerson(name: string, siteNames: readonly string[]): boolean {
  if (!hasEastAsian(name)) return isLatinPerson(name, siteNames) && name.length > 2;
  return (
    name.length >= 2 &&
    name.length <= 20 &&
    !/[\d@:：。？！?!《》<>=【】]/.test(name) &&
    !hanOrganisation.test(name) &&
    !hanNoName.test(name) &&
    !machinery.test(name) &&
    !isSiteName(name, siteNames)
  );
}
