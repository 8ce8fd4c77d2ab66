/**
 * Lines that say where a story was printed before: "Originally published in …", 本文转载自…, …より転載.
 * Anchored at the line's beginning and bound to a name: a sentence of the story about some first
 * publication does not open that way.
 */
import { capital, han, kana } from "../scripts.ts";
import { hasWord, row, type Spoken } from "./row.ts";

/** What may stand before such a note: marks, brackets, whose note it is. */
const note = String.raw`^[\s(（\[【*†•■●>–—-]{0,4}(?:(?:[EA]\w+[’']s )?[Nn]ote\s?[:.–—-]\s?)?`;
/** A publication in Latin letters: a capital or a digit opens it, a full stop within it is part of an address. */
const name = String.raw`((?:[Tt]he )?["“'‘«„]?(?:the )?[${capital}\d](?:[^.,;:!?()[\]|]|\.(?=[a-z\d])){1,79}?["”'’»]?)`;
const end = String.raw`(?:[,;:!?()[\]|].*|\.(?![a-z\d]).*)?$`;
const after = String.raw`(?:\s(?:on|in|as|and|under|with|by|at) .*)?${end}`;
/** This story, A version of this essay, This blog post. */
const thing =
  "(?:(?:An?|The) (?:[a-z]+ ){0,2}version of )?(?:[Tt]his [a-z-]{3,11}(?: post)? )?(?:(?:was|is|has been|appears) )?";
const deed = "(?:[Pp]ublished|[Aa]ppeared|[Pp]osted|printed|ran|aired)";
/** 《…》, 「…」, “…”. */
const bracketed = '[《〈「『“"【]\\s?[^《》〈〉「」『』“”"【】]{2,40}\\s?[》〉」』”"】]';
const bare = `[${han}${kana}A-Za-z0-9·・ー—－:：-]{2,30}`;
/** As long as it goes, or no longer than what must follow allows. */
const longest = `(${bracketed}|${bare})`;
const shortest = `(${bracketed}|${bare}?)`;

const english: readonly Spoken[] = [
  row(
    "reprintedFrom",
    "Originally published",
    hasWord(/\b(?:originally|first|previously)\b/i),
    `${note}${thing}(?:(?:[Oo]riginally|[Ff]irst|[Pp]reviously) ${deed}|${deed} (?:originally|first|previously))(?: as [^.]{1,60})? (?:in|on|by|at|for) (?:the [A-Z][A-Za-z0-9 ]{2,20} of )?${name}${after}`,
  ),
  row(
    "reprintedFrom",
    "Reprinted",
    hasWord(
      /\b(?:re-?p(?:rinted|ublished|roduced|osted)|syndicated|cross-?posted|excerpted|adapted|courtesy)\b/i,
    ),
    `${note}${thing}(?:[Rr]e-?p(?:rinted|ublished|roduced|osted)|[Ss]yndicated|[Cc]ross-?posted|[Ee]xcerpted|[Aa]dapted|courtesy)(?: here)?(?: with (?:the )?(?:kind )?permission)? (?:from|of|by|at|by permission of) ${name}${after}`,
  ),
  row(
    "reprintedFrom",
    "appeared in the issue of",
    hasWord(/\bissue of\b/i),
    `${note}${thing}(?:appears|appeared|published|ran) in the [A-Za-z0-9 ,/-]{2,50} issue of ${name}${after}`,
  ),
  row(
    "reprintedFrom",
    "via",
    // Beside a picture "via" names its agency.
    (line) =>
      /^.?via\b/i.test(line) && !/getty|reuters|\bap\b|afp|shutterstock|unsplash|flickr|e-?mail/i.test(line),
    String.raw`^[(\[]?[Vv]ia:?\s${name}[)\]]?$`,
  ),
];

const european: readonly Spoken[] = [
  row(
    "reprintedFrom",
    "erschien zuerst",
    hasWord(/zuerst|ursprünglich|erstmals/i),
    `${note}(?:D(?:as|er|ies\\w{0,2}) [A-Z][a-z]{3,11} )?(?:(?:ist|erschien|wurde) )?(?:[Zz]uerst|[Uu]rsprünglich|[Ee]rstmals) (?:(?:erschienen|veröffentlicht) )?(?:i[nm] (?:der )?|bei (?:der )?|auf )${name}(?: (?:erschienen|veröffentlicht))?${end}`,
  ),
  row(
    "reprintedFrom",
    "publié à l'origine",
    hasWord(/\b(?:publi|paru|pubblicat)/i),
    `${note}(?:(?:[Cc]et?|[Ee]ste|[Qq]uesto) [a-zí]{5,9} )?(?:a été |fue |foi |è stato )?(?:(?:[a-z]+l?ment[eo]? )(?:publié|paru|pub+licato)|(?:[Pp]ubli(?:é|cado)|[Pp]ubblicato|[Pp]aru) (?:originalmente|originariamente|initialement|à l[’']origine)) (?:dans|sur|par|en|n[ao]|por|sul?|in) ${name}${after}`,
  ),
  row(
    "reprintedFrom",
    "نُشر في الأصل",
    hasWord(/[\u0600-\u06ff]/),
    String.raw`^ن[\u064b-\u0652]?شرت? (?:هذا المقال )?(?:في الأصل|أول مرة|أصلًا) في ([^.،؛(]{2,60})(?:[.،؛(].*)?$`,
  ),
];

/** What may stand before: marks, and what the note is about. */
const chineseNote = String.raw`^[\s(（【\[*※▲△■□●—-]{0,4}(?:(?:本文|文章|本篇文章|[该該此]文|全文|[内內]容|本篇|[图圖]文)\s?)?`;
/** Of a social network's account rather than of a paper: 微信公众号“…”. */
const account = String.raw`(?:(?:微信|搜狐|百度|头条|頭條)?(?:公众号|公眾號|公众平台|订阅号|百家号)|微信|微博)?\s?[：:]?\s?`;
const taken =
  "(?:[转轉][载載]?自|[转轉][载載][于於]|[摘][编編录錄]?自|[节節][选選录錄]自|[编編][译譯]自|整理自|[选選]自|[源]自)";
const printed = "(?:原[载載刊]|原文刊[载載登]|首[发發刊])";

const chinese: readonly Spoken[] = [
  row(
    "reprintedFrom",
    "转载自",
    hasWord(/自|[转轉][载載]/),
    String.raw`${chineseNote}(?:[为為系係已由]|(?:已[获獲]|[经經])?授[权權]|综合|綜合)?${taken}\s?[：:]?\s?${account}${longest}`,
  ),
  row(
    "reprintedFrom",
    "原载于",
    hasWord(/原[载載刊文]|首[发發刊]/),
    String.raw`${chineseNote}${printed}(?:[于於在]\s?[：:]?\s?${account}|\s?[：:]?\s?(?=[《「『“]))${longest}`,
  ),
  row(
    "reprintedFrom",
    "本文来自",
    hasWord(/[本此该該]文|文章/),
    String.raw`^[\s(（【\[*※▲△■□●—-]{0,4}(?:本文|文章|本篇文章|此文)\s?(?:[刊载載][登载載]?[于於]|[发發]表[于於]|[来來]自|出自)\s?[：:]?\s?${account}${longest}`,
  ),
  row(
    "source",
    "来源于",
    hasWord(/[来來]源/),
    String.raw`^[\s(（【\[*※▲△■□●—-]{0,4}(?:本文|文章|稿件|本篇文章|此文)\s?[来來]源[于於]?\s?[：:]?\s?${account}${longest}`,
  ),
  row(
    "reprintedFrom",
    "授权转载",
    hasWord(/授[权權]/),
    String.raw`${chineseNote}(?:由|[经經]|已?[获獲]|承)\s?${account}${shortest}\s?(?:独家|獨家|正式)?授[权權][^。，,；;]{0,8}(?:[转轉][载載]|刊登|刊[载載]|[发發][布佈])`,
  ),
];

/** What may stand before in Japanese. */
const japaneseNote = String.raw`^[\s(（\[【*＊※■□●―-]{0,4}`;
const thisArticle = "(?:この|本)(?:記事|稿|文章|コラム|連載|インタビュー)は、?";

const japanese: readonly Spoken[] = [
  row(
    "reprintedFrom",
    "より転載",
    hasWord(/転載|引用|抜粋|再掲/),
    String.raw`${japaneseNote}(?:${thisArticle})?${shortest}(?:(?:19|20)\d\d年[^（）()。、]{0,16}|[のに](?:記事|掲載|公開)[^（）()。、]{0,12})?(?:より|から)[の、]?(?:(?:許可|許諾|承諾)を得て|一部)?(?:転載|引用|抜粋|再掲)`,
  ),
  row(
    "reprintedFrom",
    "に掲載された",
    hasWord(/掲載|配信|提供|公開/),
    `${japaneseNote}${thisArticle}[^「」『』《》。]{0,20}?([「『《][^「」『』《》]{2,40}[」』》]|[A-Z][A-Za-z0-9 .&-]{2,40})[^。]{0,24}(?:掲載|配信|提供|公開)(?:され|し|を受け|による)`,
  ),
];

/** The rows of all languages. */
export const reprints: readonly Spoken[] = [...english, ...european, ...chinese, ...japanese];
