/**
 * Days of use. The trash is emptied only when 30 days have passed by the clock *and* Stillpage was
 * used on several days since, so that a clock that jumps a year ahead deletes nothing.
 */
import type { CalendarRow } from "../kept-rows.ts";
import type { LibraryDatabase } from "../schema.ts";

/** Days of use that must have passed before anything in the trash is deleted. */
export const daysOfUse = 5;

/** Today's number in the library's own count of days of use; inside a transaction over `kept`. */
export async function dayNumber(database: LibraryDatabase, now: string): Promise<number> {
  const date = now.slice(0, 10);
  const row = await database.kept.get("calendar");
  if (row?.key === "calendar" && row.date === date) return row.day;
  const next: CalendarRow = { key: "calendar", date, day: row?.key === "calendar" ? row.day + 1 : 1 };
  await database.kept.put(next);
  return next.day;
}
