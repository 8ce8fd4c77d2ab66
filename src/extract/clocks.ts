/** The clocks of places: what they show at an instant, and which of them a page goes by. */
import { hasEastAsian, hasHan } from "./scripts.ts";

/** Places whose country keeps one clock; countries of one clock stand together. Domains sold to all the world tell none. */
const places: ReadonlyMap<string, string> = new Map(
  (
    "Asia/Shanghai cn mo hk tw sg my ph|Asia/Tokyo jp kr|Asia/Kolkata in|Asia/Bangkok th vn|Europe/Istanbul tr|" +
    "Europe/Paris fr de at ch li lu be nl es it pl cz sk hu dk se no hr si rs ba|Europe/London uk ie pt|" +
    "Europe/Athens gr cy fi ee lv lt ro bg ua"
  )
    .split("|")
    .flatMap((row) => {
      const [place = "", ...domains] = row.split(" ");
      return domains.map((domain) => [domain, place] as const);
    }),
);

/** The place whose clock a site most likely goes by, from its country's domain, or from a script of one country's clock. */
export function placeOf(host: string, text: string): string | null {
  const domain = host.slice(host.lastIndexOf(".") + 1);
  if (domain.length === 2 || !hasEastAsian(text)) return places.get(domain) ?? null;
  return hasHan(text) && !/[\u3041-\u30ff]/.test(text) ? "Asia/Shanghai" : "Asia/Tokyo";
}

/** How many minutes a place's clock is ahead of UTC at an instant. */
export function offsetAt(place: string, instant: number): number {
  const name = new Intl.DateTimeFormat("en", { timeZone: place, timeZoneName: "longOffset" }).format(instant);
  const offset = /[+-]\d\d:\d\d$/.exec(name)?.[0];
  return offset === undefined ? 0 : minutesOf(offset);
}

/** The offset a place keeps when its own clock shows the given time, read as if it were UTC. */
export function offsetAtClock(place: string, clock: number): number {
  return offsetAt(place, clock - offsetAt(place, clock) * 60_000);
}

/** The minutes of a written offset, such as +08:00. */
export function minutesOf(offset: string): number {
  return (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
}

/** +08:00 */
export function writtenOffset(minutes: number): string {
  const sign = minutes < 0 ? "-" : "+";
  const whole = Math.abs(minutes);
  return `${sign}${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}
