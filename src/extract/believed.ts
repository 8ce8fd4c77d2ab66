/** Which of a page's statements on a field is believed: one table says which place goes first. */
import type { Confidence, EvidenceRule } from "../model/article.ts";
import type { Candidate, TextField } from "./candidate.ts";
import { type Context, cleaners } from "./clean.ts";
import { fold } from "./fold.ts";
import { inWords } from "./site-name.ts";
import { believedTime, datedOf, timeOf } from "./times.ts";

/** Which source is believed first. Within one source, what comes first in its table. */
const precedence: Readonly<Record<TextField, readonly EvidenceRule[]>> = {
  // A link element is written for machines to compare pages by; og:url for sharing, and often stale.
  url: ["link", "open-graph"],
  // Where no headline is to be seen. Structured headlines are bare; the document's title comes last.
  title: ["json-ld", "microdata", "open-graph", "citation", "dublin-core", "meta", "document"],
  // See authors.ts.
  byline: [],
  siteName: ["open-graph", "json-ld", "citation", "microdata", "dublin-core", "document", "meta", "address"],
  // What no key calls published (`date`, `dc.date`) is often the day it was put in again: a printed date is surer.
  publishedTime: [
    "json-ld",
    "open-graph",
    "citation",
    "microdata",
    "visible-text",
    "dublin-core",
    "meta",
    "time",
    "address",
    "content",
  ],
  modifiedTime: ["json-ld", "open-graph", "microdata", "dublin-core", "meta", "visible-text", "time"],
  // The root's attribute is what browsers and screen readers go by; the text corrects it (language.ts).
  lang: ["document", "json-ld", "dublin-core", "meta", "open-graph"],
  dir: ["document"],
  excerpt: ["json-ld", "open-graph", "meta", "citation", "dublin-core"],
  // Printed labels first: 类别 is the site's own filing, article:section often its internal one.
  category: ["visible-text", "json-ld", "open-graph", "microdata", "meta"],
  // What a story opens with (新华社…电) says it where no label does.
  source: ["visible-text", "meta", "json-ld", "content"],
  reprintedFrom: ["visible-text", "link"],
  editor: ["visible-text", "meta"],
  originalUrl: ["visible-text", "link"],
  edition: ["visible-text"],
  leadImage: ["open-graph", "json-ld", "meta", "microdata", "link"],
};

/** The candidates of a field, the most believed first. */
export function inOrderOf(field: TextField, candidates: readonly Candidate[]): Candidate[] {
  return precedence[field].flatMap((rule) =>
    candidates.filter((item) => item.field === field && item.evidence.rule === rule),
  );
}

/** The first usable statement on a field, cleaned, and how sure it is beside the others; null where there is none. */
export function believed(
  field: TextField,
  candidates: readonly Candidate[],
  context: Context,
): Candidate | null {
  const inOrder = inOrderOf(field, candidates);
  if (field === "publishedTime" || field === "modifiedTime") {
    const other = inOrderOf(field === "publishedTime" ? "modifiedTime" : "publishedTime", candidates);
    const found = believedTime(datedOf(inOrder, context.dates), {
      ...context,
      others: datedOf(other, context.dates),
      isPublication: field === "publishedTime",
    });
    return found === null
      ? null
      : weighed({ ...found.candidate, value: found.time }, inOrder, field, context);
  }
  for (const item of inOrder) {
    const stated = field === "siteName" ? inWords(item, inOrder, context.atHome) : item;
    const value = clean(field, stated.value, context);
    if (value !== null) return weighed({ ...stated, value }, inOrder, field, context);
  }
  return null;
}

/** A stated value as it is kept; null where it is none. */
export function clean(field: TextField, value: string, context: Context): string | null {
  const cleaner: (value: string, context: Context) => string | null = cleaners[field];
  return cleaner(value, context);
}

/** Two places of different kinds that say the same are sure; one that others contradict is not. */
function weighed(item: Candidate, all: readonly Candidate[], field: TextField, context: Context): Candidate {
  const isTime = field === "publishedTime" || field === "modifiedTime";
  const others = all
    .filter(({ evidence }) => evidence.rule !== item.evidence.rule)
    .flatMap((other) => (isTime ? timeOf(other, context.dates) : clean(field, other.value, context)) ?? []);
  const key = (value: string) => (isTime ? value.slice(0, 10) : fold(value));
  const agrees = others.some((value) => key(value) === key(item.value));
  const { confidence } = item.evidence;
  return {
    ...item,
    evidence: {
      ...item.evidence,
      confidence: agrees ? "high" : others.length > 0 ? lowered(confidence) : confidence,
    },
  };
}

function lowered(confidence: Confidence): Confidence {
  return confidence === "high" ? "medium" : confidence;
}
