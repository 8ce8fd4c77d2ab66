/**
 * The language of a text by its script, and within a script by its commonest words. Templates often
 * say `en` on pages in other languages, or nothing: where the text is clear, the text is believed.
 */
import { alphabetic } from "./scripts.ts";

/** A script, the least share of all letters that makes it the text's, and the languages written in it. */
const scripts: readonly {
  readonly pattern: RegExp;
  readonly share: number;
  readonly main: string;
  readonly others: readonly string[];
}[] = [
  { pattern: /[\u3041-\u30ff]/g, share: 0.1, main: "ja", others: [] },
  { pattern: /[\uac00-\ud7a3]/g, share: 0.3, main: "ko", others: [] },
  { pattern: /[\u3400-\u9fff]/g, share: 0.4, main: "zh", others: ["ja", "yue", "wuu", "lzh", "ko"] },
  { pattern: /[\u0600-\u06ff]/g, share: 0.4, main: "ar", others: ["fa", "ur", "ps", "ckb", "ug", "sd"] },
  { pattern: /[\u0590-\u05ff]/g, share: 0.4, main: "he", others: ["yi", "iw"] },
  {
    pattern: /[\u0400-\u04ff]/g,
    share: 0.4,
    main: "ru",
    others: ["uk", "bg", "sr", "mk", "be", "kk", "mn", "ky", "tg"],
  },
  { pattern: /[\u0370-\u03ff\u1f00-\u1fff]/g, share: 0.4, main: "el", others: [] },
  { pattern: /[\u0e00-\u0e7f]/g, share: 0.4, main: "th", others: [] },
  { pattern: /[\u0900-\u097f]/g, share: 0.4, main: "hi", others: ["mr", "ne", "sa"] },
];

/** Words that make up a tenth and more of any text in a language, chosen to set it apart from its neighbours. */
const commonWords: Readonly<Record<string, string>> = {
  en: "the of and to in is that for was with on as it are by from this at have not be his they a an we you or our had were which will about their",
  de: "der die und das den von zu mit ist nicht auf für ein eine im dem sich des auch es werden aus",
  fr: "le la les des et est une dans pour que qui du pas sur au par plus il ce en un",
  es: "el los las del que una por con para se lo como más su al en es la un y",
  pt: "o os do da dos não uma com para que em por mais ao na no são foi um e as",
  it: "il di che la per non una del della con gli dei sono nel più è un le si anche",
  nl: "de het een van en dat niet met voor zijn op aan te ook is in bij worden",
  sv: "och att det som är på för inte av med till den ett har om var",
  da: "og at det er på til af for ikke den med der som har en et var de",
  nb: "og det er på til av for ikke med som den har en et var å vi at fra",
  fi: "ja on että oli ei mutta myös hän joka ovat se kun kuin sen",
  pl: "się nie na jest że do w z i to o przez jak od ale po są",
  cs: "se že je na v a to s jsou byl které jako pro ve ale podle už",
  sk: "sa že je na v so sú bol ktoré ako pre vo ale podľa už",
  hu: "az és hogy nem egy van is ez meg volt csak mint már",
  ro: "și de în la cu nu că pe pentru este din care mai ce",
  tr: "bir ve bu için ile olarak çok daha olan gibi kadar sonra ne",
  hr: "je i u na se da za od su koji nije kao što će iz o",
  id: "yang dan di untuk dengan dari ini itu tidak pada dalam akan juga",
  vi: "và của là có không được cho các trong với một những",
  ru: "и в не на что с по это как из к но он за от у",
  uk: "і в не на що з та це як до за від й у про",
  bg: "и на да се от за не е са в с че по като",
  sr: "и у је да се на за су од не са који као",
  be: "і ў не на што з гэта як да за ад у",
  ar: "في من على أن إلى التي عن مع هذا الذي كان بعد",
  fa: "و در به از که این را است با برای آن می",
  ur: "کے میں ہے کی سے اور کو نے کا پر",
  hi: "के में है की से को और का ने पर हैं",
  mr: "आहे आणि या च्या तर हे होते",
};

const languagesOfWord = new Map<string, string[]>();
for (const [language, words] of Object.entries(commonWords))
  for (const word of words.split(" "))
    languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), language]);

/** Languages whose words are told by another's row. */
const rowOf: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  bs: "hr",
  sh: "hr",
  ms: "id",
  iw: "he",
  in: "id",
  ne: "hi",
};

const sampleCharacters = 4_000;
const fewestWords = 12;
/** Share of common words below which a text is names and numbers and says nothing against a stated language. */
const leastShare = 0.12;
/** The same where no language is stated. */
const leastShareAlone = 0.07;
/** How much clearer than the stated language another must be to stand in its place. */
const clearer = 1.4;

/** What the text itself says about its language; null where the stated language is right, or may be. */
export function languageOfText(text: string, stated: string | null): string | null {
  const sample = text.slice(0, sampleCharacters);
  const base = stated?.split("-")[0]?.toLowerCase() ?? "";
  const byScript = scriptOf(sample);
  if (byScript !== null) {
    const among = [byScript.main, ...byScript.others];
    const clear = byScript.others.length > 0 ? clearest(sample, base, among) : null;
    if (clear !== null) return clear;
    return base === byScript.main || byScript.others.includes(base) ? null : byScript.main;
  }
  return clearest(sample, base, null);
}

function scriptOf(sample: string): (typeof scripts)[number] | null {
  const letters = countOf(sample, anyLetter);
  if (letters === 0) return null;
  return scripts.find(({ pattern, share }) => countOf(sample, pattern) / letters >= share) ?? null;
}

const anyLetter = new RegExp(`[${alphabetic}\\u3041-\\ud7a3]`, "g");
const anyWord = new RegExp(`[${alphabetic}]+`, "g");

/** The language whose common words are most of the text's, if they are clearly more than the stated one's. */
function clearest(sample: string, stated: string, among: readonly string[] | null): string | null {
  const words = sample.toLowerCase().match(anyWord) ?? [];
  if (words.length < fewestWords) return null;
  const shares = new Map<string, number>();
  for (const word of words)
    for (const language of languagesOfWord.get(word) ?? [])
      shares.set(language, (shares.get(language) ?? 0) + 1 / words.length);
  const [best, share] = [...shares]
    .filter(([language]) => among === null || among.includes(language))
    .reduce<readonly [string, number]>((top, next) => (next[1] > top[1] ? next : top), ["", 0]);
  const row = rowOf[stated] ?? stated;
  if (share < (row === "" ? leastShareAlone : leastShare) || best === row) return null;
  // Of a stated language with no row here nothing is known: it may be right unless the words are very clear.
  const known = commonWords[row] === undefined && row !== "" ? share / 2 : (shares.get(row) ?? 0);
  return share > known * clearer ? best : null;
}

const rightToLeft: ReadonlySet<string> = new Set([
  "ar",
  "fa",
  "ur",
  "ps",
  "ckb",
  "ug",
  "sd",
  "he",
  "iw",
  "yi",
  "dv",
]);

/** Whether a language is written from right to left. */
export function isRightToLeft(lang: string | null): boolean {
  return rightToLeft.has(lang?.split("-")[0]?.toLowerCase() ?? "");
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
