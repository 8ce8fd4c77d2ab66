/** The elements of lists in JSON files as items, and what is wrong with those that are none. */
import { isRecord } from "../../model/read-article.ts";
import type { SourceItem, SourceItems } from "../source-item.ts";
import { textOf } from "./encoding.ts";
import { type JsonFound, type JsonPlace, readJson } from "./json.ts";
import type { Part, Watching } from "./part.ts";
import { damageOf } from "./zip-damage.ts";

export type Members = Readonly<Record<string, unknown>>;

/**
 * The items of the list at this place of all parts, one after the other. By `isElement` elements are known that
 * damage has torn out of their list.
 */
export async function* jsonItems(
  parts: readonly Part[],
  watching: Watching,
  place: string,
  isElement: (value: Members) => boolean,
  itemOf: (value: Members, place: JsonPlace) => SourceItem | null | Promise<SourceItem>,
): SourceItems {
  let isTruncated = false;
  for (const part of parts) {
    try {
      const found = readJson(textOf(part, watching), [place], (value) => isRecord(value) && isElement(value));
      for (;;) {
        const step = await found.next();
        if (step.done === true) {
          isTruncated ||= step.value.isTruncated;
          break;
        }
        const item = await itemIn(step.value, itemOf);
        if (item !== null) yield item;
        if (step.value.kind !== "value") continue;
        for (const value of swallowedIn(step.value.value, isElement)) {
          const swallowed = await itemOf(value, { place, indexes: [] });
          if (swallowed !== null) yield swallowed;
        }
      }
    } catch (error) {
      yield damageOf(error, part);
    }
  }
  return { isTruncated };
}

/** Levels that are looked into; what is deeper was refused before. */
const deepest = 100;

/**
 * The elements within one that is none itself: a bracket that damage took away makes it hold its neighbours, and be
 * JSON all the same.
 */
function* swallowedIn(
  value: unknown,
  isElement: (value: Members) => boolean,
  depth = 0,
): Generator<Members, void> {
  if (typeof value !== "object" || value === null || depth > deepest) return;
  if (isRecord(value) && isElement(value)) {
    if (depth > 0) yield value;
    return;
  }
  for (const member of Object.values(value)) yield* swallowedIn(member, isElement, depth + 1);
}

function itemIn(
  found: JsonFound,
  itemOf: (value: Members, place: JsonPlace) => SourceItem | null | Promise<SourceItem>,
): SourceItem | null | Promise<SourceItem> {
  if (found.kind !== "value") {
    const reason = found.kind === "broken" ? "not-json" : found.kind;
    return { kind: "damaged", reason, title: titleIn(found.text) };
  }
  return isRecord(found.value)
    ? itemOf(found.value, found)
    : { kind: "damaged", reason: "shape", title: null };
}

/** What a broken record calls itself, as far as it can be read. */
function titleIn(text: string): string | null {
  return /"(?:title|name|url)"\s{0,3}:\s{0,3}"([^"\\]{1,200})"/.exec(text)?.[1] ?? null;
}

/** A member that is text; empty for anything else. */
export function textIn(members: Members, name: string): string {
  const value = members[name];
  return typeof value === "string" ? value : "";
}

/** A list's members that are text. */
export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === "string") : [];
}

/** A list's members that are objects. */
export function membersIn(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Truth as programs write it. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === "1" || value === "true";
}
