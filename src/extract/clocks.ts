/** The clocks of places: what they show at an instant, and which of them a page goes by. */

/** Places whose country, or all who write in the language, keep one clock. Domains sold to all the world tell none. */
const placesOfDomains: Readonly<Record<string, string>> = placed(
  "Asia/Shanghai cn mo|Asia/Hong_Kong hk|Asia/Taipei tw|Asia/Tokyo jp|Asia/Seoul kr|Asia/Singapore sg my|" +
    "Asia/Manila ph|Asia/Kolkata in lk|Asia/Karachi pk|Asia/Dhaka bd|Asia/Bangkok th vn kh|Asia/Dubai ae|" +
    "Asia/Riyadh sa qa kw|Asia/Tehran ir|Asia/Jerusalem il|Europe/Istanbul tr|Europe/Berlin de at ch li lu|" +
    "Europe/Paris fr mc be nl|Europe/Madrid es|Europe/Rome it va sm mt|Europe/Warsaw pl|Europe/Prague cz sk|" +
    "Europe/Budapest hu|Europe/Copenhagen dk|Europe/Stockholm se|Europe/Oslo no|Europe/Zagreb hr si rs ba|" +
    "Europe/London uk|Europe/Dublin ie|Europe/Lisbon pt|Europe/Helsinki fi ee|Europe/Riga lv lt|" +
    "Europe/Bucharest ro|Europe/Sofia bg|Europe/Athens gr cy|Europe/Kiev ua|Africa/Johannesburg za|" +
    "Africa/Nairobi ke|Africa/Lagos ng|Africa/Cairo eg|America/Argentina/Buenos_Aires ar|" +
    "America/Lima pe|Pacific/Auckland nz",
);
const placesOfLanguages: Readonly<Record<string, string>> = placed(
  "Asia/Shanghai zh|Asia/Tokyo ja|Asia/Seoul ko|Asia/Bangkok th vi|Asia/Kolkata hi ta te ml bn-in en-in|" +
    "Asia/Tehran fa|Asia/Jerusalem he|Europe/Istanbul tr|Europe/Berlin de|Europe/Paris fr-fr nl|" +
    "Europe/Rome it|Europe/Warsaw pl|Europe/Prague cs sk|Europe/Budapest hu|" +
    "Europe/Copenhagen da|Europe/Stockholm sv|Europe/Oslo no nb nn|Europe/Zagreb hr sl sr|Europe/London en-gb|" +
    "Europe/Dublin en-ie|Europe/Lisbon pt-pt|Europe/Helsinki fi et|Europe/Riga lv lt|Europe/Bucharest ro|" +
    "Europe/Sofia bg|Europe/Athens el|Europe/Kiev uk",
);

/** The place whose clock a page most likely goes by, from its country's domain or its language. */
export function placeOf(host: string, lang: string | null): string | null {
  const domain = host.slice(host.lastIndexOf(".") + 1).toLowerCase();
  // Of another country than its language's the clock is not known.
  if (domain.length === 2 && placesOfDomains[domain] === undefined) return null;
  const language = (lang ?? "").toLowerCase().replaceAll("_", "-");
  return (
    placesOfDomains[domain] ??
    placesOfLanguages[language] ??
    placesOfLanguages[language.split("-")[0] ?? ""] ??
    null
  );
}

/** How many minutes a place's clock is ahead of UTC at an instant. */
export function offsetAt(place: string, instant: number): number {
  const name = new Intl.DateTimeFormat("en-US", { timeZone: place, timeZoneName: "longOffset" })
    .formatToParts(instant)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name ?? "") ?? [];
  if (hours === undefined || minutes === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The offset a place keeps when its own clock shows the given time, read as if it were UTC. */
export function offsetAtClock(place: string, clock: number): number {
  return offsetAt(place, clock - offsetAt(place, clock) * 60_000);
}

/** +08:00 */
export function writtenOffset(minutes: number): string {
  const sign = minutes < 0 ? "-" : "+";
  const whole = Math.abs(minutes);
  return `${sign}${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

function placed(rows: string): Record<string, string> {
  return Object.fromEntries(
    rows.split("|").flatMap((row) => {
      const [place, ...names] = row.split(" ");
      return names.map((name) => [name, place ?? ""]);
    }),
  );
}
