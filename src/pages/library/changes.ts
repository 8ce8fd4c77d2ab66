/** What can be changed about entries: each kind as the change it makes to one of them. */
import type { Entry } from "../../model/entry.ts";
import type { Grouping } from "../../model/grouping.ts";
import { withTags } from "../../ui/tags.ts";
import type { Change } from "./bulk.ts";

/** As a favourite, or no longer. */
export function favouriteChange(isFavourite: boolean): (entry: Entry) => Change | null {
  return (entry) =>
    entry.isFavourite === isFavourite
      ? null
      : { patch: { isFavourite }, undo: { isFavourite: entry.isFavourite } };
}

/** As read, or unread. */
export function readChange(isRead: boolean): (entry: Entry) => Change | null {
  return (entry) =>
    (entry.readAt !== null) === isRead
      ? null
      : { patch: { isRead }, undo: { isRead: entry.readAt !== null } };
}

/** Put away in the archive, or out of it. */
export function archiveChange(isArchived: boolean): (entry: Entry) => Change | null {
  return (entry) =>
    (entry.archivedAt !== null) === isArchived
      ? null
      : { patch: { isArchived }, undo: { isArchived: !isArchived } };
}

/** With more tags, spelt as the library spells them. */
export function addTagsChange(
  added: readonly string[],
  known: ReadonlyMap<string, number>,
): (entry: Entry) => Change | null {
  return (entry) => tagsChange(entry, withTags(entry.tags, added, known));
}

/** Without these tags. */
export function removeTagsChange(removed: readonly string[]): (entry: Entry) => Change | null {
  return (entry) =>
    tagsChange(
      entry,
      entry.tags.filter((tag) => !removed.includes(tag)),
    );
}

/** With one tag under another name, or another tag in its place; null takes it away. */
export function renameTagChange(from: string, to: string | null): (entry: Entry) => Change | null {
  return (entry) => {
    const renamed = entry.tags.map((tag) => (tag === from ? to : tag)).filter((tag) => tag !== null);
    return tagsChange(entry, [...new Set(renamed)]);
  };
}

/** All of the tags in the place of those there are. */
export function setTagsChange(tags: readonly string[]): (entry: Entry) => Change | null {
  return (entry) => tagsChange(entry, tags);
}

/** In a category of the reader's own; null goes back to the page's. */
export function categoryChange(category: string | null): (entry: Entry) => Change | null {
  return (entry) => {
    const old = entry.corrections.category ?? null;
    if (old === category) return null;
    return { patch: { corrections: { category } }, undo: { corrections: { category: old } } };
  };
}

/** In a group of the reader's own, alone, or with null as alike as the texts are. */
export function groupingChange(grouping: Grouping): (entry: Entry) => Change | null {
  return (entry) =>
    entry.grouping === grouping ? null : { patch: { grouping }, undo: { grouping: entry.grouping } };
}

function tagsChange(entry: Entry, tags: readonly string[]): Change | null {
  if (tags.length === entry.tags.length && tags.every((tag, index) => tag === entry.tags[index])) return null;
  return { patch: { tags }, undo: { tags: entry.tags } };
}
