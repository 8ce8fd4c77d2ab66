/** The words dates are written with: the names of months and of zones, and other digits. */
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

/** Zone names with one meaning only, and their hours; CST, IST and BST have several. */
const zones: ReadonlyMap<string, number> = new Map(
  "utc 0 gmt 0 z 0 est -5 edt -4 cdt -5 mst -7 mdt -6 pst -8 pdt -7 cet 1 cest 2 mez 1 mesz 2 msk 3 jst 9 kst 9 hkt 8 sgt 8 aest 10 aedt 11"
    .match(/\S+ \S+/g)
    ?.map((pair) => [pair.split(" ")[0] ?? "", Number(pair.split(" ")[1])]),
);
/** Names that stand for summer time too, in its season. */
const places: ReadonlyMap<string, string> = new Map([
  ["ET", "New_York"],
  ["CT", "Chicago"],
  ["MT", "Denver"],
  ["PT", "Los_Angeles"],
]);

/** The offset a zone's name stands for, at the local time it is written behind; empty where it stands for none. */
export function offsetOfZone(name: string, clock: number): string {
  const place = places.get(name);
  if (place !== undefined) return writtenOffset(offsetAtClock(`America/${place}`, clock));
  const hours = zones.get(name.toLowerCase());
  if (hours === undefined) return "";
  return hours === 0 ? "Z" : writtenOffset(hours * 60);
}

/** Arabic-Indic and full-width digits as the ones patterns know. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
