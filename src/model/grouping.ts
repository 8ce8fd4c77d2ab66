/**
 * What the reader decided about the group an entry is in. Null leaves it to the likeness of the texts;
 * `alone` keeps the entry out of every group, whatever is saved later; a UUID groups it with all that have
 * the same one, however unlike they are.
 */
export type Grouping = "alone" | GroupId | null;
type GroupId = `${string}-${string}-${string}-${string}-${string}`;

/** A decision from elsewhere; undefined for what is none. What is missing is none made. */
export function readGrouping(value: unknown): Grouping | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value !== "string") return undefined;
  return value === "alone" || isGroupId(value) ? value : undefined;
}

function isGroupId(value: string): value is GroupId {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
