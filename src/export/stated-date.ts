/** Times as pages state them, in the forms other formats ask for; never more precise than stated, never shifted. */

/** Year, and month and day where they are stated: `[2026, 8, 1]`. Null for what is no such time. */
export function datePartsOf(stated: string | null): readonly [number, number?, number?] | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(stated ?? "") ?? [];
  if (year === undefined) return null;
  if (month === undefined) return [Number(year)];
  return day === undefined ? [Number(year), Number(month)] : [Number(year), Number(month), Number(day)];
}

/** The date alone, as precise as stated: `2026`, `2026-08`, `2026-08-01`. */
export function dateOf(stated: string | null): string | null {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(stated ?? "")?.[0] ?? null;
}

/** The date of a moment of ours by this computer's clock: `2026-08-01`. */
export function localDate(instant: string): string {
  const at = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A stated time as an RFC 3339 instant, where it is one: with its day, clock and offset. */
export function instantOf(stated: string | null): string | null {
  if (!/T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(stated ?? "")) return null;
  const at = Date.parse(stated ?? "");
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Seconds since 1970. */
export function unixSeconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
