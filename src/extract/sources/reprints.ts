/**
 * Lines that say where a story was printed before: "Originally published in …", 本文转载自…, …より転載.
 * Anchored at the line's beginning and bound to a name: a sentence of the story about some first
 * publication does not open that way.
 */
import { alphabetic, capital, han, kana } from "../scripts.ts";
import { hasWord, row, type Spoken } from "./row.ts";

/** What may stand before such a note: marks, brackets, whose note it is. */
const note = String.raw`^[\s(（\[【*＊※†•▲△■□●#>–—―-]{0,4}(?:(?:[Ee]ditor(?:[’']?s|ial)?[’']? [Nn]ote|[Aa]uthor[’']s [Nn]ote|N\.?B\.?|[Nn]ote|NOTE|PS)\s?[:.–—-]\s?)?`;
/** A publication in Latin letters: a capital or a digit opens it, a full stop within it is part of an address. */
const name = String.raw`((?:[Tt]he )?["“”'‘’«„]?(?:the )?[${capital}\d](?:[^.,;:!?()[\]|]|\.(?=[${alphabetic}\d])){1,79}?["“”'’»]?)`;
const end = String.raw`(?:[,;:!?()[\]|].*|\.(?![${alphabetic}\d]).*)?`;
const after = String.raw`(?:\s(?:on|in|as|and|under|with|by|at|where|via|for|before|here|in its|magazine’s) .*)?${end}$`;
const thing =
  "(?:article|story|piece|essay|post|content|interview|column|commentary|op-ed|excerpt|report|review|feature|text|blog(?: post)?|analysis|item|poem|dispatch)";
const version =
  "(?:(?:[Aa]n? |[Tt]he )?(?:(?:earlier|previous|longer|shorter|different|slightly different|similar|modified|edited|abridged|condensed) )?[Vv]ersion of )?";
const deed =
  "(?:[Pp]ublished|[Aa]ppeared|[Pp]osted|printed|ran|aired|written|featured|produced|released|reported)";
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
    hasWord(/\b(?:originally|first|previously|initially)\b/i),
    `${note}${version}(?:[Tt]his |[Tt]he (?:above|following|preceding) )?(?:${thing} )?(?:(?:was|is|has been|had been) )?(?:(?:[Oo]riginally|[Ff]irst|[Pp]reviously|[Ii]nitially) ${deed}|${deed} (?:originally|first|previously|initially))(?: as [^.]{1,60}| in (?:[A-Z][a-z]+ )?\\d{4})? (?:in|on|by|at|for) (?:the (?:[A-Z0-9][A-Za-z0-9 ]{2,30}|website|pages|blog) of )?${name}${after}`,
  ),
  row(
    "reprintedFrom",
    "Reprinted",
    hasWord(/\b(?:re-?(?:printed|published|produced|posted)|syndicated|cross-?posted|excerpted|adapted)\b/i),
    `${note}${version}(?:[Tt]his )?(?:${thing} )?(?:(?:was|is|has been|appears) )?(?:[Rr]e-?(?:printed|published|produced|posted)|[Ss]yndicated|[Cc]ross-?posted|[Ee]xcerpted|[Aa]dapted)(?: here)?(?: with (?:the )?(?:kind |express |full )?permission)? (?:from|of|by|via|courtesy of|at|on|by permission of) ${name}${after}`,
  ),
  row(
    "reprintedFrom",
    "appears courtesy of",
    hasWord(/\bcourtesy of\b|\bpartnership with\b/i),
    `${note}[Tt]his ${thing} (?:appears|is published|is presented|is provided|comes|was produced|is|was published)(?: here)? (?:by )?(?:courtesy of|in partnership with) ${name}${after}`,
  ),
  row(
    "reprintedFrom",
    "appeared in the issue of",
    hasWord(/\b(?:issue|edition) of\b/i),
    `${note}[Tt]his ${thing} (?:appears|appeared|was published|is published|ran) in (?:the )?[A-Za-z0-9 ,/-]{2,50} (?:issue|edition) of ${name}${after}`,
  ),
  row(
    "reprintedFrom",
    "via",
    // Beside a picture "via" names its agency.
    (line) => line.length <= 60 && /^[([]?via\b/i.test(line) && !pictures.test(line),
    String.raw`^[(\[]?[Vv]ia:?\s${name}[)\]]?$`,
  ),
];

const pictures =
  /getty|reuters|\bap\b|afp|shutterstock|i?stock|unsplash|flickr|pixabay|pexels|imgur|wikimedia|alamy|youtube|twitter|facebook|instagram|email|e-mail|zoom/i;

const european: readonly Spoken[] = [
  row(
    "reprintedFrom",
    "erschien zuerst",
    hasWord(/zuerst|ursprünglich|zunächst|erstmals/i),
    `${note}(?:(?:[Dd]ieser|[Dd]iese|[Dd]er|[Dd]as|[Dd]ieses) (?:Artikel|Text|Beitrag|Interview|Essay|Kommentar|Kolumne|Reportage) )?(?:(?:ist|erschien|wurde) )?(?:zuerst|Zuerst|ursprünglich|Ursprünglich|zunächst|erstmals|Erstmals) (?:(?:erschienen|veröffentlicht|publiziert) )?(?:in der|in|im|bei der|beim|bei|auf) ${name}(?: (?:erschienen|veröffentlicht|publiziert))?${end}$`,
  ),
  row(
    "reprintedFrom",
    "publié à l'origine",
    hasWord(/\b(?:publi|paru|pubblicat)/i),
    `${note}(?:[Cc]et article |[Cc]e texte |[Ee]ste artículo |[Ee]ste artigo |[Ee]ste texto |[Qq]uesto articolo )?(?:a été |est |fue |foi |è stato |è )?(?:(?:initialement|d’abord|originellement) (?:[Pp]ublié|[Pp]aru)|(?:[Pp]ublié|[Pp]aru) (?:initialement|à l[’']origine|originellement|d[’']abord)|originalmente [Pp]ublicado|[Pp]ublicado (?:originalmente|originariamente|por primera vez)|originariamente [Pp]ubblicato|[Pp]ubblicato (?:originariamente|originalmente|per la prima volta)) (?:dans|sur|par|en|na|no|por|su|sul|in|da) (?:la |le |el |il |o |a )?${name}${after}`,
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
    String.raw`${japaneseNote}${thisArticle}[^「」『』《》。]{0,20}?([「『《][^「」『』《》]{2,40}[」』》]|[A-Z][A-Za-z0-9 .&-]{2,40})[^。]{0,24}(?:掲載|配信|提供|公開)(?:され|し|を受け|による)`,
  ),
];

/** The rows of all languages. */
export const reprints: readonly Spoken[] = [...english, ...european, ...chinese, ...japanese];
