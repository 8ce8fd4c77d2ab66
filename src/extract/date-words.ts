/** The words dates are written with: the names of months and of zones, and numbers in other digits. */
import { offsetAtClock, writtenOffset } from "./clocks.ts";

/**
 * How the names of the months begin in some thirty languages: the shortest beginning that fits no other
 * month, made from what `Intl` knows. Where two languages differ, the one more read (Polish listopad).
 */
const months: readonly string[] = [
  "ene|gen|ian|jaa|jan|led|oca|sau|sij|sty|tam|ιαν|сту|січ|янв|яну|јан|ינו|كانون الث|ينا|ژان|जनव|जन॰",
  "feb|fev|fév|fév|hel|lut|vas|vee|vel|úno|şub|φεβ|лют|феб|фев|פבר|شبا|فبر|فور|फ़र",
  "bře|maa|mae|mar|mrt|mrz|már|mär|ožu|μαρ|бер|мар|сак|מרץ|آذا|مار|मार",
  "abr|apr|avr|bal|dub|huh|kwi|nis|tra|ápr|απρ|апр|кві|кра|אפר|آور|أبر|ابر|نيس|अप्",
  "kvě|mag|mai|maj|may|maí|mei|máj|svi|tou|μαΐ|μαι|май|мая|мај|тра|מאי|أيا|ماي|مه|मई",
  "bir|cze|giu|haz|iun|juin|jun|juun|jún|jūn|kes|lipa|lipn|červen|červn|čvn|ιουν|июн|чер|чэр|юни|јун|יונ|حزي|يون|ژوئن|जून",
  "hei|iul|juil|jul|juul|júl|jūl|lie|lipc|lipi|lug|srpa|srpnj|tem|červenc|července|čvc|ιουλ|июл|лип|ліп|юли|јул|יול|تمو|يول|ژوئی|जुल",
  "ago|agu|agt|aou|aoû|aug|avg|ağu|elo|kol|rugp|sie|srpe|srpna|ágú|αυγ|авг|жні|сер|אוג|آب|أغس|اغس|اوت|अगस|अग॰",
  "eyl|rugs|ruj|sep|set|syy|sze|wrz|zář|σεπ|вер|сен|сеп|ספט|أيل|سبت|سپت|सित",
  "eki|lok|oct|okt|ott|out|paź|spa|říj|οκτ|жов|кас|окт|אוק|أكت|اكت|اکت|تشرين الأ|अक्",
  "kas|lis|marr|noi|nov|nóv|stu|νοε|лис|ліс|нов|ное|ноя|נוב|تشرين الث|نوا|نوف|नवं|नव॰",
  "ara|dec|des|det|dez|dic|déc|gru|jou|pro|δεκ|гру|дек|дец|сне|דצמ|دسا|ديس|كانون الأ|दिस",
];
const monthNames: readonly (readonly [string, number])[] = months
  .flatMap((names, index) => names.split("|").map((name) => [name, index + 1] as const))
  .sort(([a], [b]) => b.length - a.length);

/** The month a name begins like, or null. */
export function monthOf(name: string): number | null {
  const lower = name.toLowerCase();
  return monthNames.find(([beginning]) => lower.startsWith(beginning))?.[1] ?? null;
}

/** Zone names with one meaning only; CST, IST and BST have several. A place keeps summer time. */
const zones: Readonly<Record<string, string>> = {
  z: "Z",
  utc: "Z",
  gmt: "Z",
  est: "-05:00",
  edt: "-04:00",
  cdt: "-05:00",
  mst: "-07:00",
  mdt: "-06:00",
  hst: "-10:00",
  akst: "-09:00",
  akdt: "-08:00",
  pst: "-08:00",
  pdt: "-07:00",
  cet: "+01:00",
  cest: "+02:00",
  mez: "+01:00",
  mesz: "+02:00",
  eet: "+02:00",
  eest: "+03:00",
  msk: "+03:00",
  jst: "+09:00",
  kst: "+09:00",
  hkt: "+08:00",
  sgt: "+08:00",
  wib: "+07:00",
  aest: "+10:00",
  aedt: "+11:00",
  nzst: "+12:00",
  nzdt: "+13:00",
  ET: "America/New_York",
  CT: "America/Chicago",
  MT: "America/Denver",
  PT: "America/Los_Angeles",
};

/** For patterns: any of those names. */
export const zoneNames = Object.keys(zones).slice(1).join("|");

/** The offset a zone's name stands for, at the local time it is written behind; empty where it stands for none. */
export function offsetOfZone(name: string, clock: number): string {
  const known = Object.hasOwn(zones, name) ? zones[name] : zones[name.toLowerCase()];
  return known?.includes("/") === true ? writtenOffset(offsetAtClock(known, clock)) : (known ?? "");
}

/** Arabic-Indic and full-width digits as the ones patterns know. */
function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** The first years of eras that count their own. */
const eras: Readonly<Record<string, number>> = { 令和: 2019, 平成: 1989, 昭和: 1926, 民国: 1912, 民國: 1912 };
const eraYear = /(令和|平成|昭和|民[国國])\s?(\d{1,3}|元)\s?年/;
const hanDigits = "〇零○一二三四五六七八九";
const hanYear = /[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日/;

/** A text with the digits and the years patterns know: ٢٠٢٦, 令和5年, 二〇二三年十一月二日. */
export function plainNumbers(text: string): string {
  const western = westernDigits(text);
  if (!western.includes("年")) return western;
  return western
    .replace(eraYear, (_, era: string, year: string) => {
      const count = year === "元" ? 1 : Number(year);
      return `${(eras[era] ?? 0) + count - 1}年`;
    })
    .replace(hanYear, (date) => date.replace(/[^年月日]+/g, hanNumber));
}

/** 二〇二三 is 2023, 二十一 is 21. */
function hanNumber(text: string): string {
  const digits = Array.from(text, (character) => hanDigits.indexOf(character)).map((at) =>
    Math.max(at - 2, 0),
  );
  if (!text.includes("十")) return digits.join("");
  const [tens, ones] = text.split("十");
  return String((tens === "" ? 1 : (digits[0] ?? 1)) * 10 + (ones === "" ? 0 : (digits.at(-1) ?? 0)));
}
