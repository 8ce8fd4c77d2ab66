/** What only an entry itself can say: whether a clause that the index cannot prove holds of its row and text. */
import { wholeForm } from "../../search/indexed-terms.ts";
import { standsIn } from "../../search/marks.ts";
import type { Pattern } from "../../search/pattern.ts";
import { type Clause, dayOf, dayOfTime } from "../../search/query.ts";
import { findableOf } from "../findable.ts";
import type { EntryRow } from "../schema.ts";
import { savedSeconds } from "./columns.ts";
import type { Doubt } from "./find.ts";

/** Whether a row and its text hold what a clause asks for. */
export function rowHolds(row: EntryRow, text: string, { clause, wanted }: Doubt): boolean {
  if (wanted === null) return isOnDay(row, clause);
  const values = valuesOf(row, clause);
  if (values !== null) return values.some((value) => isValue(value, clause, wanted.pattern));
  return textsOf(row, text, wanted.field).some((item) => standsIn(item, wanted.pattern));
}

function isOnDay(row: EntryRow, { field, value }: Clause): boolean {
  const day = dayOfTime(row.publishedTime) ?? Math.floor(savedSeconds(row.savedAt) / 86_400);
  return (field === "before") === day < (dayOf(value) ?? 0);
}

/** What is looked for as a whole; null where a clause asks for words. */
function valuesOf({ tags, category, lang }: EntryRow, { field }: Clause): readonly (string | null)[] | null {
  if (field === "tag") return tags;
  if (field === "category") return [category];
  return field === "lang" ? [lang] : null;
}

function isValue(value: string | null, clause: Clause, { isOpen }: Pattern): boolean {
  if (value === null) return false;
  const [known, asked] = [wholeForm(value), wholeForm(clause.value)];
  return isOpen ? known.startsWith(asked) : known === asked;
}

/** The texts in which a clause may stand. */
function textsOf(row: EntryRow, text: string, field: string | null): readonly string[] {
  const found = findableOf(row, text);
  const { title, byline, siteName, host, source, reprintedFrom, category, note, highlightNotes, tags } =
    found;
  const some = (values: readonly (string | null)[]) => values.filter((value) => value !== null);
  switch (field) {
    case "title":
      return [title];
    case "author":
      return some([byline]);
    case "site":
      return [siteName, host];
    case "source":
      return some([source, reprintedFrom]);
    default:
      return some([
        title,
        text,
        byline,
        siteName,
        host,
        source,
        reprintedFrom,
        category,
        note,
        highlightNotes,
        ...tags,
      ]);
  }
}
