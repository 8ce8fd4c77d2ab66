/**
 * What pages write where they stop: that the rest is for subscribers, or that there is more to show.
 * Whole phrases, since "subscribe" alone stands under half of all articles. All patterns are linear, and read
 * lines in small letters: a pattern of this size that is blind to case takes a browser three times as long to make ready.
 */
import { hasEastAsian } from "./scripts.ts";

/** The rest costs something, in the words of a dozen languages. */
const alphabeticWalls: readonly RegExp[] = [
  // English: to go on reading, subscribe; this article is for subscribers.
  /\b(?:subscribe|sign up|register|log ?in|sign ?in|become a (?:member|subscriber)|create (?:a|an) (?:free )?account|start your (?:free )?trial)\b.{0,60}\b(?:to|and) (?:continue|keep|finish|unlock|read (?:the (?:rest|full|whole|entire)|this (?:article|story)|more|on\b)|access (?:this|the full)|get (?:full|unlimited) access)/,
  /\b(?:to|want to) (?:continue|keep|finish) reading\b.{0,80}\b(?:subscri|sign|log ?in|register|member|account|trial)/,
  /\b(?:this|the full|the rest of this) (?:article|story|content|post|piece)\b.{0,40}\b(?:is|are) (?:only |exclusively )?(?:available|reserved|exclusive|for|accessible)\b.{0,30}\b(?:subscribers|members|paying|paid|premium|registered)/,
  /\b(?:subscriber|member|premium)s?[- ](?:only|exclusive) (?:article|story|content)\b|\bfor (?:paid |paying )?(?:subscribers|members) only\b/,
  /\b(?:you(?:['’]ve| have)) (?:reached|read|used)\b.{0,40}\b(?:free|complimentary) (?:article|stor)/,
  /\b(?:unlock|read) (?:the rest of )?this (?:article|story|post)\b.{0,40}\b(?:subscri|member|trial|paid)/,
  // German and Dutch.
  /\bweiterlesen mit\b|\bartikel (?:jetzt |komplett )?freischalten\b|\b(?:jetzt|abonnieren|anmelden|registrieren)\b.{0,40}\b(?:weiterlesen|weiter ?zu ?lesen|artikel (?:zu )?lesen)\b|\b(?:nur |exklusiv )?für abonnent(?:en|innen)\b|\b(?:dieser|der vollständige) (?:artikel|inhalt|text|beitrag)\b.{0,30}\babonnent/,
  /\balleen (?:voor|toegankelijk voor) (?:abonnees|leden)\b|\b(?:verder|lees) (?:lezen|verder)\b.{0,40}\b(?:abonn|inlog|account)/,
  // French.
  /\b(?:réservée?|accessible)s? .{0,20}(?:aux|à nos) abonnés|\bil (?:vous )?reste(?: à lire)? \d{1,3}(?:[.,]\d{1,2})? ?%|\b(?:abonnez|connectez|inscrivez)-vous\b.{0,40}\b(?:lire|poursuivre|continuer|accéder)|\bpour lire la suite\b/,
  // Spanish, Portuguese, Italian.
  /\b(?:exclusivo|reservado|solo)\b.{0,20}\b(?:para|a) (?:nuestros )?suscriptores\b|\b(?:suscríbete|suscríbase|regístrate|inicia sesión)\b.{0,40}\b(?:leyendo|leer)\b|\bpara (?:seguir|continuar) leyendo\b/,
  /\b(?:exclusiv[oa]|restrit[oa])\b.{0,20}\b(?:para|a) assinantes\b|\b(?:assine|cadastre-se|faça login)\b.{0,40}\b(?:lendo|ler|leitura)\b|\bpara continuar (?:lendo|a ler)\b/,
  /\b(?:riservat[oa]|dedicat[oa])\b.{0,20}\b(?:agli|ai nostri) abbonati\b|\b(?:abbonati|accedi|registrati)\b.{0,30}\b(?:leggere|continuare|proseguire)\b|\bper continuare a leggere\b/,
  // Russian, Polish, Turkish, Arabic.
  /(?:только|доступ\S{0,6}) (?:для|по) подпис|(?:оформите|оформить) подписку.{0,40}(?:чита|доступ)|чтобы (?:продолжить чтение|дочитать)/,
  /(?:tylko|wyłącznie) dla (?:prenumeratorów|subskrybentów)|aby (?:czytać|przeczytać) (?:dalej|cały)|yalnızca aboneler|(?:okumaya devam etmek|devamını okumak) için.{0,30}(?:abone|giriş|üye)|للمشتركين فقط|لمتابعة القراءة/,
];

/** Each of these walls names one of these, so that most lines of most pages are asked once and most patterns are never compiled. */
const ofPaying =
  /subscri|sign ?(?:in|up)|regist|log ?in|member|account|trial|pa(?:y|id)|premium|free|complimentary|weiter|freischalt|lesen|abonn|abbon|leden|inlog|lire|reste|poursuivre|continu|accéder|lendo|ler|leitura|leyendo|leer|suscr|assin|leggere|proseguire|подпис|чита|чтени|доступ|prenumer|subskryb|czyta|abone|okuma|devam|للمشتركين|لمتابعة/;

/** The same in Chinese, Japanese and Korean. */
const eastAsianWalls: readonly RegExp[] = [
  // Chinese.
  /(?:订阅|訂閱|登录|登入|登錄|注册|註冊|付费|付費|开通|開通|购买|購買|成为|成為|加入)[^。]{0,24}(?:后|後|即可|才能|方可|以|来|來)?[^。]{0,6}(?:阅读|閱讀|查看|解锁|解鎖|浏览|瀏覽|观看|觀看|继续|繼續)(?:全文|余下|餘下|剩余|剩餘|更多|完整|阅读|閱讀|本文|文章)/,
  /(?:本文|此文|该文|全文|余下内容|剩余内容|以下内容|餘下內容|以下內容)[^。]{0,12}(?:付费|付費|会员|會員|订阅|訂閱|訂戶|VIP)[^。]{0,10}(?:内容|內容|专享|專享|可读|可讀|可见|可見|阅读|閱讀|文章|专属|專屬)/,
  /(?:会员|會員|订阅者|訂戶|付费用户|付費用戶|VIP)(?:专享|專享|专属|專屬|可读|可讀|独享|獨享)/,
  // Japanese.
  /(?:有料会員|会員|購読者|有料)(?:限定|登録)[^。]{0,12}(?:記事|です|続き)|続きを(?:読む|お読みいただく)には|この記事は(?:有料|会員)|残り[:：]?\s?[\d,，]{1,7}\s?文字/,
  // Korean.
  /(?:구독|로그인|회원)[^.]{0,16}(?:전체|전문|계속|나머지)[^.]{0,10}(?:보기|읽|열람|이용)|(?:구독자|유료 ?회원|회원) ?(?:전용|만 (?:읽|볼))/,
];

/** Longest line that is looked at: what a page says of itself here is short. */
const longestWallLine = 300;

/** Whether a line says that the rest is not free. */
export function saysWall(line: string): boolean {
  if (line.length > longestWallLine) return false;
  if (hasEastAsian(line)) return eastAsianWalls.some((pattern) => pattern.test(line));
  const lower = line.toLowerCase();
  return ofPaying.test(lower) && alphabeticWalls.some((pattern) => pattern.test(lower));
}

/** A control that shows more of this text: nothing but these words, with an arrow or a share at most. */
const more =
  /^(?:(?:(?:click|tap) (?:here )?to )?(?:read|show|see|view|continue|keep|load|expand)(?: (?:reading|more|on|the|this|full|whole|entire|rest|of|article|story|text|post)){1,4}|(?:点击|點擊|点此|轻触)?(?:展开|展開|阅读|閱讀|查看|显示|顯示|继续阅读|繼續閱讀|余下|餘下)(?:全文|更多|剩余|剩餘|余下|餘下|完整|全部|原文)?(?:内容|內容|全文|文章|部分)?(?:[（(]?剩?余?\d{1,3}%[)）]?)?|全文(?:阅读|閱讀|を読む|表示)|続きを(?:読む|見る|表示)|もっと(?:読む|見る)|더 ?보기|기사 ?전체 ?보기|전문 ?보기|(?:mehr (?:lesen|anzeigen)|weiterlesen|artikel (?:aufklappen|anzeigen))|lire (?:la suite|plus)|afficher (?:la suite|plus)|(?:leer|ver|seguir leyendo) ?(?:más|mas)?|(?:ler|ver|leia) mais|continuar (?:lendo|leyendo)|(?:leggi|continua a leggere)(?: tutto| di più)?|читать (?:далее|дальше|полностью)|показать (?:полностью|ещё)|czytaj (?:dalej|więcej)|devamını (?:oku|göster)|اقرأ المزيد)[\s.…›»→>↓▼∨⌄]{0,6}$/;
const longestMore = 40;

/** Whether a line is nothing but the words of a control that shows more of the text. */
export function offersMore(line: string): boolean {
  return line.length <= longestMore && more.test(line.trim().toLowerCase());
}

/** A sentence that has come to its end, perhaps in quotation marks or brackets. */
const ended = /[.!?。！？؟।։።][\s"'’”」』）)\]】»›*†‡\d]{0,6}$/;
const leftOff = /(?:…|\.{3}|。{3}|⋯|\[(?:…|\.{3})\])[\s"'’”」』）)\]】»]{0,4}$/;

/** How a line of prose ends: at the end of a sentence, with the marks of an omission, or in the middle. */
export function endingOf(line: string): "ended" | "left-off" | "open" {
  const tail = line.slice(-20);
  if (leftOff.test(tail)) return "left-off";
  return ended.test(tail) ? "ended" : "open";
}
