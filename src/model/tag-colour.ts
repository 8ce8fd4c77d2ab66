/** The colours a reader can give to tags. */
import { limits } from "./entry.ts";

export const tagColours = ["rose", "amber", "green", "teal", "blue", "violet"] as const;
export type TagColour = (typeof tagColours)[number];

/** Tag → its colour; what is not named has none. */
export type TagColours = ReadonlyMap<string, TagColour>;

/** More tags than this have no colours; beyond some dozens nobody tells them apart. */
export const mostColouredTags = 1_000;

/** The colours of foreign data, `{"coast":"teal"}`; what is no tag or no colour is left out. */
export function readTagColours(value: unknown): TagColours {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map();
  const colours = new Map<string, TagColour>();
  for (const [tag, given] of Object.entries(value)) {
    if (colours.size >= mostColouredTags) break;
    const colour = tagColours.find((known) => known === given);
    const isTag = tag !== "" && tag.length <= limits.tagCharacters && tag.isWellFormed();
    if (colour !== undefined && isTag) colours.set(tag, colour);
  }
  return colours;
}
