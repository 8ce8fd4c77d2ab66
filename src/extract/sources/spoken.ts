/** Lines that need no label: a pattern each. All are linear, and most are anchored at an end of the line. */
import type { TextField } from "../candidate.ts";
import { alphabetic, capital, han, hangul, hasHan, kana } from "../scripts.ts";

export interface Spoken {
  readonly field: TextField;
  /** How the place is called in the evidence. */
  readonly place: string;
  readonly pattern: RegExp;
  /** Cheap to ask and false for most lines: the browser makes a pattern ready when it is first used. */
  readonly hint: (line: string) => boolean;
}

function row(field: TextField, place: string, hint: Spoken["hint"], pattern: string, flags = ""): Spoken {
  return { field, place, hint, pattern: new RegExp(pattern, flags) };
}

const ofHangul = new RegExp(`[${hangul}]`);
const hasHangul = (line: string) => ofHangul.test(line);
const hasBy = (line: string) => /\b(?:by|von|vom|par|por|door|af|av|di)\b/i.test(line);
const hasWord = (word: RegExp) => (line: string) => word.test(line);
const hasReporter = (line: string) =>
  /记者|記者|通[讯訊][员員]|[实實][习習]生|撰稿|[评評][论論][员員]/.test(line);

/** A few names of Han. */
const names = String.raw`[${han}·•]{1,6}(?:[\s、,，&]{1,2}[${han}·•]{1,6}){0,7}`;
const paper = `(?:[${han}]{2,8}[报報社网網刊台视]|[本南][报報网網刊社都]|[新中][华华新][社网])?`;
const office = `(?:全媒体|融媒体|首席|特派|特约|[见見][习習]|[实實][习習]|驻[${han}]{1,6})?(?:记者|記者|通讯员|通訊員|实习生|實習生|特约撰稿人?|评论员|評論員)`;
const doing = String.raw`(?:\s{0,2}(?:[${han}]{2,10})?(?:报道|報道|報導|专电|[文摄攝]|文/图))?`;
const filed = String.raw`[／/]\s?[${han}]{2,10}(?:報導|報道|报道|專訪|攝影|特稿|[電电])`;

const reporters: readonly Spoken[] = [
  row(
    "byline",
    "记者",
    hasReporter,
    String.raw`^[\s(（【〔\[□■●◎○△▲◆]*${paper}${office}\s{0,2}[:：/／]?\s{0,2}(${names}(?:\s{1,2}(?:通讯员|通訊員|实习生|實習生|记者)\s{0,2}${names})?)${doing}\s?[)）】〕\]]?$`,
  ),
  row("byline", "記者", hasReporter, String.raw`^[〔［\[（(【]?${paper}${office}\s?(${names})${filed}`),
  row(
    "byline",
    "文/",
    hasHan,
    String.raw`^[\s(（【〔\[■□●▲◆]*(?:图?文|撰文|采写|[執执][筆笔]|作者|撰稿|编译|取材・文|文・写真|取材|記者|著者|ライター)\s?[／/:：=＝|丨｜·・]\s?([^。！？!?；;：:]{2,40}?)\s?[)）】〕\]]?$`,
  ),
];

const verbs =
  "posted|published|written|publiziert|veröffentlicht|verfasst|geschrieben|erstellt|gepostet|publié|écrit|publicado|kolumne|gastbeitrag|kommentar|text|interview|eine?";

export const spokenInHead: readonly Spoken[] = [
  ...reporters,
  row(
    "byline",
    "By",
    hasBy,
    String.raw`^(?:(?:[Ww]ritten|[Ww]ords|[Tt]ext|[Ss]tory|[Pp]osted|[Rr]eporting|[Ii]nterview|[Rr]ecipe|[Rr]eview) )?(?:[Bb]y|BY|[Vv]o[nm]|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Aa][fv]|di)\s*:?\s([${capital}][^|•·–—]{1,110}?)\s?(?:$|[|•·–—].*$)`,
  ),
  row(
    "byline",
    "by",
    hasBy,
    String.raw`^(?:\S+\s){0,3}(?:${verbs})\b[^|]{0,60}?\b((?:by|von|par|por)\s[${alphabetic}].{1,60})$`,
    "i",
  ),
  row(
    "byline",
    "by",
    hasBy,
    String.raw`^[^|]{0,20}\d{4}[^|]{0,30}?\s((?:by|von|par|por)\s[${alphabetic}].{1,50})$`,
    "i",
  ),
  row("byline", "by", hasHan, String.raw`(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}\s.{0,9}\sby\s(\S{2,20})`),
  row(
    "byline",
    "发表于",
    hasHan,
    String.raw`^(?:本[帖贴]?由\s?)?([^\s\d:：。，]{2,16})\s{0,2}[于於]?\s?(?:[发發]表[于於]|[发發]布[于於]|张贴于|发表在|(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,40}发表)`,
  ),
  row("byline", "张贴", hasHan, String.raw`^由\s?([^\s\d]{2,16}?)\s?(?:张贴|发表|发布|于|提供)`),
  row(
    "byline",
    "بقلم",
    hasWord(/[\u0600-\u06ff]/),
    String.raw`^(?:بقلم|كتب|كتبت)\s([${alphabetic} ]{3,60})$`,
  ),
  row(
    "byline",
    "기자",
    hasHangul,
    String.raw`^(?:[(（][^()（）]{2,20}[)）]\s?)?([${hangul}]{2,4}(?:\s?[,·]\s?[${hangul}]{2,4}){0,4}\s?(?:선임|인턴|전문|수습)?(?:기자|특파원|논설위원))(?:\s외\s\d+명|\s?=.{0,4}|\s\S{3,40}@\S{3,40})?$`,
  ),
  ...reprints(),
  ...editions(),
];

/** Within the first sentences: 新华社北京11月2日电（记者 X、Y）…, （記者X／台北報導）…. */
export const spokenInProse: readonly Spoken[] = [
  row(
    "byline",
    "（记者）",
    hasReporter,
    String.raw`^[^（(]{0,40}[（(]${paper}${office}\s?(${names})${doing}[）)]`,
  ),
  row("byline", "記者", hasReporter, String.raw`^[〔［\[（(【]${paper}${office}\s?(${names})${filed}`),
  row(
    "byline",
    "기자",
    hasHangul,
    String.raw`^[(（[][^()（）]{2,20}[)）\]]\s?([${hangul}]{2,4}\s?(?:기자|특파원))\s?=`,
  ),
];

/** After the story: （记者 X）, （文/X） and the like, at the end of the last paragraph or alone. */
export const spokenAtEnd: readonly Spoken[] = [
  ...reporters,
  row(
    "byline",
    "（记者）",
    hasHan,
    String.raw`[（(【]\s?(?:${paper}${office}|文|作者|撰文|采写|来源.{2,12}作者)\s?[:：/／]?\s?(${names}(?:\s{1,2}${office}\s{0,2}${names})?)${doing}\s?[）)】]$`,
  ),
  row(
    "byline",
    "采写",
    hasHan,
    String.raw`^(?:采写|撰文|撰稿|统筹采写|文|作者)\s?[:：/／]\s?((?:${paper}${office}\s?)?${names})$`,
  ),
  row(
    "byline",
    "文＝",
    hasHan,
    String.raw`[（(【]\s?(?:取材・)?(?:文|執筆|記者|著者)\s?[・／/=＝:：]\s?([${han}${kana} 　・]{2,30})[）)】]$`,
  ),
  row(
    "byline",
    "기자",
    hasHangul,
    String.raw`(?:^|\s)([${hangul}]{2,4}\s?(?:선임|인턴|전문|수습)?(?:기자|특파원|논설위원))\s?(?:\S{3,40}@\S{3,40})?$`,
  ),
  row(
    "editor",
    "责任编辑",
    hasHan,
    String.raw`[（(【[]\s?(?:本文)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|编审)\s?[:：]?\s?([${han}A-Za-z·、\s]{2,30}?)\s?[）)】\]]$`,
  ),
  ...reprints(),
  ...editions(),
];

function reprints(): readonly Spoken[] {
  return [
    row(
      "reprintedFrom",
      "Originally published",
      hasWord(/\b(?:originally|first) (?:published|appeared|posted)/i),
      String.raw`^(?:this (?:article|story|report|piece|essay|post|content|interview) )?(?:was |is |has been )?(?:originally|first) (?:published|appeared|posted)(?: as [^.]{1,60})? (?:in|on|by|at) ([^.,;(]{2,80}?)(?: on [a-z]{0,9}\s?\d.*| and .*| under .*)?(?:[.,;(].*)?$`,
      "i",
    ),
    row(
      "reprintedFrom",
      "Reprinted",
      hasWord(/\b(?:reprinted|republished|reproduced|syndicated)\b/i),
      "^(?:this (?:article|story|piece) (?:was |is |has been )?)?(?:reprinted|republished|reproduced|syndicated) (?:here )?(?:from|with (?:the )?permission (?:from|of)) ([^.,;(]{2,80}?)(?: under .*)?(?:[.,;(].*)?$",
      "i",
    ),
    row(
      "reprintedFrom",
      "erschien zuerst",
      hasWord(/zuerst/i),
      "^(?:(?:dieser|der) (?:artikel|text|beitrag) )?(?:ist |erschien )?zuerst (?:erschienen )?(?:in der|in|im|bei|auf) ([^.,;(]{2,60}?)(?: erschienen)?(?:[.,;(].*)?$",
      "i",
    ),
    row(
      "reprintedFrom",
      "转载自",
      hasWord(/[转轉]载?自|轉載自|摘自|原[载載]|首发于|选自/),
      String.raw`^[（(【]?\s?(?:本文|文章|本篇文章)?(?:转载自|轉載自|转自|轉自|摘自|原[载載][于於]?|首发于|选自)\s?[：:]?\s?([《“「]?[^\s，。；,;）)》”」]{2,30})`,
    ),
    row(
      "reprintedFrom",
      "نُشر في الأصل",
      hasWord(/[\u0600-\u06ff]/),
      String.raw`^ن[\u064b-\u0652]?شرت? (?:هذا المقال )?(?:في الأصل|أول مرة|أصلًا) في ([^.،؛(]{2,60})(?:[.،؛(].*)?$`,
    ),
  ];
}

/** 《 人民日报海外版 》( 2023年11月02日 第 10 版). */
function editions(): readonly Spoken[] {
  const hasPage = hasWord(/版/);
  return [
    row(
      "edition",
      "版",
      hasPage,
      String.raw`^[（(]?(?:原载|原載|来源|來源|见)?[:：]?\s?(《\s?[^《》]{2,30}\s?》\s?[（(]?\s?(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?,?，?\s?第?\s?[A-Z]?\d{1,3}\s?版[^）)]{0,20}\s?[)）]?)`,
    ),
    row(
      "edition",
      "版",
      hasPage,
      String.raw`^[（(]?(第\s?[A-Z]?\d{1,3}\s?版\s?[:：]?\s?[${han}]{0,12})[）)]?$`,
    ),
    row(
      "edition",
      "print edition",
      hasWord(/\bprint(?:ed)? edition\b/i),
      String.raw`^(?:this article appeared in the |from the |published in the )?(.{0,60}?\bprint(?:ed)? edition\b.{0,80}?)\.?$`,
      "i",
    ),
  ];
}
