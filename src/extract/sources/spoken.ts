/** Lines that need no label: a pattern each. All are linear, and most are anchored at an end of the line. */
import { alphabetic, capital, han, hangul, hasHan, kana } from "../scripts.ts";
import { reprints } from "./reprints.ts";
import { hasWord, row, type Spoken } from "./row.ts";

const ofHangul = new RegExp(`[${hangul}]`);
const hasHangul = (line: string) => ofHangul.test(line);
const hasBy = (line: string) => /\b(?:by|von|vom|par|por|door|af|av|di)\b/i.test(line);
const hasReporter = (line: string) =>
  /记者|記者|通[讯訊][员員]|[实實][习習]生|撰稿|[评評][论論][员員]/.test(line);

/** A few names of Han. */
const names = String.raw`[${han}·•]{1,6}(?:[\s、,，&]{1,2}[${han}·•]{1,6}){0,7}`;
const paper = String.raw`(?:[${han}]{1,8}[报報社网網刊台臺视視都闻聞讯訊]\s?|[本新中][华华报報网網刊社都]|[本全])?[╱／/]?`;
const prefix = `(?:全媒体|融媒体|首席|特派|特约|特約|[见見][习習]|[实實][习習]|资深|資深|高级|文字|驻[${han}]{1,6}|滚动新闻)?`;
const office = `${prefix}(?:记者|記者|通讯员|通訊員|[实實][习習]生|特约撰稿人?|评论员|評論員)`;
const doing = String.raw`(?:\s{0,2}(?:[${han}]{2,10})?(?:报道|報道|報導|专电|文(?:[/／]?[图圖摄攝])?))?`;
const filed = String.raw`[╱／/]\s?[${han}]{2,10}(?:報導|報道|报道|專訪|攝影|特稿|[電电])`;
/** Another paper's name in any spelling, but no photographer's line. */
const anyPaper = String.raw`[^\s:：。，,；;（）()【】！？图圖摄攝影]{0,16}`;

const reporters: readonly Spoken[] = [
  row(
    "byline",
    "记者",
    hasReporter,
    String.raw`^[\s(（【〔\[□■●◎○△▲◆]*${paper}${office}\s{0,2}[:：/／]?\s{0,2}(${names}(?:\s{1,2}(?:通讯员|通訊員|实习生|實習生|记者)\s{0,2}${names})?)${doing}\s?[)）】〕\]]?$`,
  ),
  // A paper of any name: the space behind the office tells the line from a sentence.
  row(
    "byline",
    "记者",
    hasReporter,
    String.raw`^[(（【〔\[□■●◎○△▲◆]?${anyPaper}${office}\s{0,2}[:：/／丨｜|\s]\s{0,2}(${names})${doing}\s?[)）】〕\]]?$`,
  ),
  row("byline", "記者", hasReporter, String.raw`^[〔［\[（(【]?${paper}${office}\s?(${names})${filed}`),
  // 【台灣某報記者林宜靜台北報導】: name and place touch; see names/parse-names.ts.
  row(
    "byline",
    "記者…報導",
    hasReporter,
    String.raw`^[〔［\[（(【]?${paper}${office}\s?([${han}、]{4,24}(?:報導|報道|专电|專電|[\d一二三四五六七八九十]{1,3}日[电電]))[〕］\]）)】]?`,
  ),
  // 【某某新聞／陳奕華】
  row(
    "byline",
    "／",
    hasWord(/[╱／/]/),
    String.raw`^[〔［\[（(【][${han}]{2,8}[報报社網网台聞闻刊視视訊讯][╱／/](?:記者|记者)?(?![${han}]{0,2}(?:報導|報道|报道|外電|外电))([${han}]{2,4})(?:[╱／/][${han}]{2,8})?[〕］\]）)】]`,
  ),
  row(
    "byline",
    "文/",
    hasHan,
    String.raw`^[\s(（【〔\[■□●▲◆]*(?:[图圖]?文|撰文|采写|採訪|[執执][筆笔]|作者|撰稿|编译|取材・文|文・写真|取材|記者|著者|ライター)\s?[／/:：=＝|丨｜·・]\s?([^。！？!?；;：:]{2,40}?)\s?[)）】〕\]]?$`,
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
  // A kind of text and its author, with nothing in between: Blog-Beitrag von …, Guest post by ….
  row(
    "byline",
    "by",
    hasBy,
    String.raw`^(?:\S+\s){0,2}\S{0,12}(?:[Bb]eitrag|[Kk]ommentar|[Aa]rtikel|[Bb]ericht|[Aa]nalyse|[Rr]eportage|[Ee]ssay|[Pp]ost|[Aa]rticle|[Ss]tory|[Cc]ommentary|[Oo]pinion|[Cc]olumn|[Gg]uest)\s((?:by|von|par|por)\s[${capital}][^.!?]{1,60})$`,
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
  ...reprints,
  ...editions(),
];

/** Within the first sentences: 新华社北京11月2日电（记者 X、Y）…, （記者X／台北報導）…, （中央社記者X台北2日電）. */
export const spokenInProse: readonly Spoken[] = [
  row(
    "byline",
    "（记者）",
    hasReporter,
    String.raw`^[^（(]{0,40}[（(](?:${paper}|${anyPaper})${office}\s?(${names})${doing}[）)]`,
  ),
  ...reporters.filter(({ place }) => place !== "记者" && place !== "文/"),
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
    String.raw`[（(【]\s?(?:${paper}${office}|${anyPaper}${office}|文|作者|撰文|采写|来源.{2,12}作者)\s?[:：/／]?\s?(${names}(?:\s{1,2}${office}\s{0,2}${names})?)${doing}\s?[）)】]$`,
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
  // News agencies' last line; who added to it or edited it comes behind the semicolon.
  row(
    "byline",
    "Reporting by",
    hasWord(/^\W{0,2}report(?:ing|ed) by\b/i),
    `^[(\\[]?[Rr]eport(?:ing|ed) by ([${capital}][^;:()]{2,110}?)[.;)\\]]`,
  ),
  row(
    "editor",
    "责任编辑",
    hasHan,
    String.raw`[（(【[]\s?(?:本文)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|编审)\s?[:：]?\s?([${han}A-Za-z·、\s]{2,30}?)\s?[）)】\]]$`,
  ),
  ...reprints,
  ...editions(),
];

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
