/**
 * A time as a page writes it, to ISO 8601, as precise as it is written and no more. A time without
 * an offset stays without one: a Chinese page means China's clock, but it does not say so, and the
 * reader sees what it said. Fractions of a second are a machine's noise and are dropped.
 */
import { alphabetic } from "./scripts.ts";

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
  "ago|aou|aoû|aug|avg|ağu|elo|kol|rugp|sie|srpe|srpna|ágú|αυγ|авг|жні|сер|אוג|آب|أغس|اغس|اوت|अगस|अग॰",
  "eyl|rugs|ruj|sep|set|syy|sze|wrz|zář|σεπ|вер|сен|сеп|ספט|أيل|سبت|سپت|सित",
  "eki|lok|oct|okt|ott|out|paź|spa|říj|οκτ|жов|кас|окт|אוק|أكت|اكت|اکت|تشرين الأ|अक्",
  "kas|lis|marr|noi|nov|nóv|stu|νοε|лис|ліс|нов|ное|ноя|נוב|تشرين الث|نوا|نوف|नवं|नव॰",
  "ara|dec|des|det|dez|dic|déc|gru|jou|pro|δεκ|гру|дек|дец|сне|דצמ|دسا|ديس|كانون الأ|दिस",
];
const monthNames: readonly (readonly [string, number])[] = months
  .flatMap((names, index) => names.split("|").map((name) => [name, index + 1] as const))
  .sort(([a], [b]) => b.length - a.length);

/** Zone names with one meaning only; CST, IST and BST have several. */
const zones: Readonly<Record<string, string>> = {
  z: "Z",
  utc: "Z",
  gmt: "Z",
  est: "-05:00",
  edt: "-04:00",
  pst: "-08:00",
  pdt: "-07:00",
  cet: "+01:00",
  cest: "+02:00",
  jst: "+09:00",
};

const clock = String.raw`(?:(?<early>上午|下午|凌晨|早上|晚上|中午|午前|午後|오전|오후)?\s{0,2}(?<hour>\d{1,2})\s{0,2}(?:[:：.hH](?<minute>\d{2})(?:[:：.](?<second>\d{2})(?:[.,]\d{1,9})?)?|[时時点點시]\s?(?:(?<minuteZh>\d{1,2})\s?[分분](?:\s?(?<secondZh>\d{1,2})\s?[秒초])?)?)(?!\d)\s{0,2}(?<half>[ap]\.?m\b\.?)?\s{0,2}(?:(?<offset>[+-]\d{2}:?\d{2}|z\b)|\(?(?<zone>utc|gmt|est|edt|pst|pdt|cet|cest|jst)\b)?)?`;
const between = String.raw`(?:\s{0,3}(?:t|,|，|at|um|@|à|às|kl\.?|o|ore|a las|в|-|–|\||·|•|/|(?:\(|（|\[)?(?:周|星期|週|礼拜)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日|요일)?(?:\)|）|\])?)?\s{0,3}){0,2}`;
const monthName = `(?<name>[${alphabetic}]{3,14})`;

const shapes: readonly RegExp[] = [
  // 2023-11-02 05:07:00, 2023/11/2, 2023.11.02, 2023年11月2日 5时07分, 2023년 11월 2일
  new RegExp(
    String.raw`(?<!\d)(?<year>(?:19|20)\d{2})\s?[-/.年년]\s?(?<month>\d{1,2})\s?[-/.月월]\s?(?<day>\d{1,2})(?!\d)\s?[日号號일]?\.?${between}${clock}`,
    "i",
  ),
  // 20231102, 20231102T050700
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?:T(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})(?<offset>Z)?)?$/,
  // November 2, 2023, 5:07 p.m.
  new RegExp(
    String.raw`(?<![${alphabetic}])${monthName}\.?\s{1,3}(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?<year>(?:19|20)\d{2})${between}${clock}`,
    "i",
  ),
  // Thu, 02 Nov 2023 05:07:00 GMT; 2. November 2023; 2 de marzo de 2023
  new RegExp(
    String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.|-)?\s{0,3}(?:de\s|of\s|do\s)?${monthName}\.?,?-?\s{0,3}(?:de\s|del\s)?(?<year>(?:19|20)\d{2})(?:\s?г\.?|\s?р\.?)?${between}${clock}`,
    "i",
  ),
  // Mon Aug 03 12:45:00 EDT 2015, as programs print it
  new RegExp(
    String.raw`${monthName}\s(?<day>\d{1,2})\s(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})\s(?<zone>[A-Z]{1,4}\s)?(?<year>(?:19|20)\d{2})$`,
    "i",
  ),
  // 2023 Nov 2, as catalogues have it
  new RegExp(`(?<!\\d)(?<year>(?:19|20)\\d{2})\\s${monthName}\\.?\\s(?<day>\\d{1,2})(?!\\d)`, "i"),
  // 02.11.2023, 11/2/2023: which is the month, the context says where the numbers do not.
  new RegExp(
    String.raw`(?<!\d)(?<first>\d{1,2})\s?(?<mark>[./-])\s?(?<then>\d{1,2})\s?\k<mark>\s?(?<year>(?:19|20)\d{2})(?!\d)${between}${clock}`,
    "i",
  ),
];

/** 31.10.23, 18-03-08 23:16: only where nothing is written more fully. */
const shortYear =
  /(?<![\d.])(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{2})(?![\d.])|^(?<year2>\d\d)-(?<month2>\d\d)-(?<day2>\d\d)\s(?<hour>\d\d):(?<minute>\d\d)$/;

export interface DateContext {
  /** 11/2/2023 is the second of November, as in the United States. */
  readonly isMonthFirst?: boolean;
}

/** The first date in a text as ISO 8601, or null. Reads at most the first 200 characters. */
export function parseDate(text: string, context: DateContext = {}): string | null {
  const head = westernDigits(text.slice(0, 200)).replace(/\s+/g, " ");
  if (/^\s?1\d{9}(?:\d{3})?\s?$/.test(head)) return epochOf(head.trim());
  if (!/(?:19|20)\d\d/.test(head)) {
    const groups = shortYear.exec(head)?.groups;
    if (groups === undefined) return null;
    const { year, year2, month = groups["month2"], day = groups["day2"] } = groups;
    return isoOf({ ...groups, year: `20${year ?? year2}`, month, day });
  }
  for (const shape of shapes) {
    const groups = shape.exec(head)?.groups;
    const date = groups === undefined ? null : isoOf(ordered(groups, context));
    if (date !== null) return date;
  }
  return null;
}

/** The day in an address, `/2023/11/02/`, `/20231102/`, `t20231102_`: when it was filed, near enough to when it was published. */
export function dateInAddress(address: string): string | null {
  const path = address.replace(/^[^/]*\/\/[^/]*/, "").slice(0, 500);
  const groups =
    /(?<!\d)(?<year>(?:19|20)\d{2})(?<mark>[-/_.])(?<month>[01]?\d)\k<mark>(?<day>[0-3]?\d)(?!\d)/.exec(path)
      ?.groups ?? /(?<!\d)(?<year>20\d{2})[-/]?(?<month>[01]\d)(?<day>[0-3]\d)(?!\d)/.exec(path)?.groups;
  return groups === undefined ? null : isoOf(groups);
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Which of two numbers is the month: the one that can be, else by the context. Dots mean the day comes first. */
function ordered(groups: Groups, { isMonthFirst = false }: DateContext): Groups {
  const { first, then, mark } = groups;
  if (first === undefined || then === undefined) return groups;
  const monthFirst = Number(then) > 12 || (isMonthFirst && mark !== "." && Number(first) <= 12);
  return { ...groups, month: monthFirst ? first : then, day: monthFirst ? then : first };
}

/** Seconds or milliseconds since 1970, as programs write time. */
function epochOf(digits: string): string {
  const milliseconds = Number(digits) * (digits.length > 10 ? 1 : 1_000);
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function isoOf(groups: Groups): string | null {
  const year = Number(groups["year"]);
  const month = groups["month"] === undefined ? monthOf(groups["name"] ?? "") : Number(groups["month"]);
  const day = Number(groups["day"]);
  if (month === null || !isDay(year, month, day)) return null;
  const date = `${groups["year"]}-${pad(month)}-${pad(day)}`;
  const minute = groups["minute"] ?? groups["minuteZh"] ?? (groups["hour"] === undefined ? undefined : "0");
  const second = groups["second"] ?? groups["secondZh"];
  const hour = hourOf(groups["hour"], groups["half"] ?? halfOf(groups["early"]));
  if (hour === null || minute === undefined || Number(minute) > 59 || Number(second ?? 0) > 59) return date;
  return `${date}T${pad(hour)}:${pad(Number(minute))}${second === undefined ? "" : `:${pad(Number(second))}`}${offsetOf(groups)}`;
}

function hourOf(hour: string | undefined, half: string | undefined): number | null {
  if (hour === undefined) return null;
  const value = Number(hour);
  if (half === undefined) return value <= 23 ? value : null;
  if (value > 12 && value <= 23) return value;
  if (value < 1 || value > 12) return null;
  return (value % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

/** 下午, 오후: the half of the day before the hour. */
function halfOf(early: string | undefined): string | undefined {
  if (early === undefined) return undefined;
  return /^(?:下午|晚上|午後|오후)$/.test(early) ? "pm" : undefined;
}

function offsetOf(groups: Groups): string {
  const { offset, zone } = groups;
  if (offset === undefined) return zone === undefined ? "" : (zones[zone.toLowerCase().trim()] ?? "");
  if (/^z$/i.test(offset)) return "Z";
  return offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}

function monthOf(name: string): number | null {
  const lower = name.toLowerCase();
  return monthNames.find(([beginning]) => lower.startsWith(beginning))?.[1] ?? null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970 && year <= 2100;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Arabic-Indic and full-width digits as the ones patterns know. */
function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
