/**
 * A time as a page writes it, to ISO 8601, as precise as it is written and no more. A time without
 * an offset stays without one: a Chinese page means China's clock, but it does not say so, and the
 * reader sees what it said. Fractions of a second are a machine's noise and are dropped.
 */

/** Month names by their first letters; the longest prefix that fits no other month. */
const months: readonly string[] = [
  "jan|janv|ene|gen|يناير|كانون الثاني",
  "feb|fév|fev|févr|فبراير|شباط",
  "mar|mär|märz|mars|مارس|آذار",
  "apr|avr|abr|أبريل|ابريل|نيسان",
  "may|mai|mag|مايو|أيار",
  "jun|juin|giu|يونيو|يونيه|حزيران",
  "jul|juil|lug|يوليو|يوليه|تموز",
  "aug|août|aou|ago|أغسطس|اغسطس|آب",
  "sep|sept|set|سبتمبر|أيلول",
  "oct|okt|ott|out|أكتوبر|اكتوبر|تشرين الأول",
  "nov|نوفمبر|تشرين الثاني",
  "dec|dez|déc|dic|ديسمبر|كانون الأول",
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

const clock = String.raw`(?:(?<hour>\d{1,2})\s{0,2}(?:[:：.](?<minute>\d{2})(?:[:：.](?<second>\d{2})(?:[.,]\d{1,9})?)?|[时時]\s?(?:(?<minuteZh>\d{1,2})\s?分(?:\s?(?<secondZh>\d{1,2})\s?秒)?)?)\s{0,2}(?<half>[ap]\.?m\b\.?)?\s{0,2}(?:(?<offset>[+-]\d{2}:?\d{2}|z\b)|\(?(?<zone>utc|gmt|est|edt|pst|pdt|cet|cest|jst)\b)?)?`;
const between = String.raw`(?:\s{0,3}(?:t|,|，|at|um|à|às|-|–|\||·|/|(?:\(|（)?(?:周|星期|週)?[一二三四五六日月火水木金土](?:曜日)?(?:\)|）)?)?\s{0,3})`;

const shapes: readonly RegExp[] = [
  // 2023-11-02 05:07:00, 2023/11/2, 2023.11.02, 2023年11月2日 5时07分
  new RegExp(
    String.raw`(?<!\d)(?<year>(?:19|20)\d{2})\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})(?!\d)日?${between}${clock}`,
    "iu",
  ),
  // 20231102
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/u,
  // November 2, 2023, 5:07 p.m.
  new RegExp(
    String.raw`(?<name>\p{L}{3,12})\.?\s{1,3}(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?<year>(?:19|20)\d{2})${between}${clock}`,
    "iu",
  ),
  // Thu, 02 Nov 2023 05:07:00 GMT; 2. November 2023
  new RegExp(
    String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?\s{1,3}(?:de\s)?(?<name>\p{L}{3,12})\.?,?\s{1,3}(?:de\s)?(?<year>(?:19|20)\d{2})${between}${clock}`,
    "iu",
  ),
];

/** The first date in a text as ISO 8601, or null. Reads at most the first 200 characters. */
export function parseDate(text: string): string | null {
  const head = westernDigits(text.slice(0, 200));
  for (const shape of shapes) {
    const groups = shape.exec(head)?.groups;
    const date = groups === undefined ? null : isoOf(groups);
    if (date !== null) return date;
  }
  return null;
}

function isoOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const year = Number(groups["year"]);
  const month = groups["month"] === undefined ? monthOf(groups["name"] ?? "") : Number(groups["month"]);
  const day = Number(groups["day"]);
  if (month === null || !isDay(year, month, day)) return null;
  const date = `${groups["year"]}-${pad(month)}-${pad(day)}`;
  const minute = groups["minute"] ?? groups["minuteZh"] ?? (groups["hour"] === undefined ? undefined : "0");
  const second = groups["second"] ?? groups["secondZh"];
  const hour = hourOf(groups["hour"], groups["half"]);
  if (hour === null || minute === undefined || Number(minute) > 59 || Number(second ?? 0) > 59) return date;
  return `${date}T${pad(hour)}:${pad(Number(minute))}${second === undefined ? "" : `:${pad(Number(second))}`}${offsetOf(groups)}`;
}

function hourOf(hour: string | undefined, half: string | undefined): number | null {
  if (hour === undefined) return null;
  const value = Number(hour);
  if (half === undefined) return value <= 23 ? value : null;
  if (value < 1 || value > 12) return null;
  return (value % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

function offsetOf(groups: Readonly<Record<string, string | undefined>>): string {
  const { offset, zone } = groups;
  if (offset === undefined) return zone === undefined ? "" : (zones[zone.toLowerCase()] ?? "");
  if (/^z$/i.test(offset)) return "Z";
  return offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}

function monthOf(name: string): number | null {
  const lower = name.toLowerCase();
  return monthNames.find(([prefix]) => lower.startsWith(prefix))?.[1] ?? null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year <= 2100;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Arabic-Indic and full-width digits as the ones patterns know. */
function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
