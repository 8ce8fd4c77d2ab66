/** A highlight as W3C's Web Annotation Data Model has it: how it stands in a file. */
import { type Highlight, type HighlightColour, highlightColours, type NewHighlight } from "./highlight.ts";
import { address, instant, isRecord } from "./read-article.ts";
import { readHighlight } from "./read-highlight.ts";

/** https://www.w3.org/TR/annotation-model/; members in the file's order. */
export interface WebAnnotation {
  readonly "@context": typeof context;
  /** `urn:uuid:…` */
  readonly id: string;
  readonly type: "Annotation";
  readonly motivation: "highlighting" | "commenting";
  readonly created: string;
  readonly modified: string;
  /** The note, where there is one. */
  readonly body?: readonly [
    {
      readonly type: "TextualBody";
      readonly purpose: "commenting";
      readonly format: "text/plain";
      readonly value: string;
    },
  ];
  readonly target: {
    readonly source: string;
    readonly state: { readonly type: "TimeState"; readonly sourceDate: string };
    readonly selector: readonly [
      {
        readonly type: "TextQuoteSelector";
        readonly exact: string;
        readonly prefix: string;
        readonly suffix: string;
      },
      { readonly type: "TextPositionSelector"; readonly start: number; readonly end: number },
    ];
    readonly styleClass: HighlightColour;
  };
  /** What the colour's name means to a program that does not know ours. */
  readonly stylesheet: { readonly type: "CssStylesheet"; readonly value: string };
}

const context = "http://www.w3.org/ns/anno.jsonld";
const urn = "urn:uuid:";

/** As in pages/reader/marks.css, on white. */
const grounds = {
  yellow: "#fff0b3",
  green: "#d9f0d3",
  blue: "#d8e8fb",
  pink: "#fbdfe8",
} as const satisfies Record<HighlightColour, string>;

/** The annotation of a highlight; `url` and `capturedAt` are its snapshot's. */
export function annotationOf(
  highlight: Highlight,
  { url, capturedAt }: { readonly url: string; readonly capturedAt: string },
): WebAnnotation {
  const { id, colour, note, exact, prefix, suffix, start, end } = highlight;
  return {
    "@context": context,
    id: `${urn}${id}`,
    type: "Annotation",
    motivation: note === null ? "highlighting" : "commenting",
    created: highlight.createdAt,
    modified: highlight.modifiedAt,
    ...(note === null
      ? {}
      : { body: [{ type: "TextualBody", purpose: "commenting", format: "text/plain", value: note }] }),
    target: {
      source: url,
      state: { type: "TimeState", sourceDate: capturedAt },
      selector: [
        { type: "TextQuoteSelector", exact, prefix, suffix },
        { type: "TextPositionSelector", start, end },
      ],
      styleClass: colour,
    },
    stylesheet: { type: "CssStylesheet", value: `.${colour} { background-color: ${grounds[colour]} }` },
  };
}

/** Which entry and which of its snapshots a highlight is of. */
export type Owner = Pick<Highlight, "entryId" | "snapshotId">;

/** The highlight that a checked annotation of a snapshot says. */
export function highlightOf(annotation: WebAnnotation, owner: Owner): Highlight {
  const { created, modified, target, body } = annotation;
  const [{ exact, prefix, suffix }, { start, end }] = target.selector;
  return {
    id: annotation.id.slice(urn.length),
    ...owner,
    colour: target.styleClass,
    note: body?.[0].value ?? null,
    exact,
    prefix,
    suffix,
    start,
    end,
    createdAt: created,
    modifiedAt: modified,
  };
}

/** What checking needs and the annotation does not say. */
const anyOwner: Owner = {
  entryId: "00000000-0000-4000-8000-000000000000",
  snapshotId: "00000000-0000-4000-8000-000000000000",
};

/** The value as an annotation of ours, copied member by member; null if any is missing or out of shape. */
export function readAnnotation(value: unknown): WebAnnotation | null {
  if (!isRecord(value) || value["type"] !== "Annotation") return null;
  const { id, target } = value;
  const modifiedAt = instant(value["modified"]);
  const note = noteIn(value["body"]);
  if (typeof id !== "string" || !id.startsWith(urn) || note === undefined || modifiedAt === null) return null;
  if (!isRecord(target)) return null;
  const url = address(target["source"]);
  const state = target["state"];
  const capturedAt = isRecord(state) ? instant(state["sourceDate"]) : null;
  const quote = selectorIn(target["selector"], "TextQuoteSelector");
  const position = selectorIn(target["selector"], "TextPositionSelector");
  if (url === null || capturedAt === null || quote === null || position === null) return null;
  const highlight: NewHighlight | null = readHighlight({
    ...anyOwner,
    id: id.slice(urn.length),
    colour: highlightColours.find((name) => name === target["styleClass"]) ?? highlightColours[0],
    note,
    exact: quote["exact"],
    prefix: quote["prefix"],
    suffix: quote["suffix"],
    start: position["start"],
    end: position["end"],
    createdAt: value["created"],
  });
  return highlight === null ? null : annotationOf({ ...highlight, modifiedAt }, { url, capturedAt });
}

/** The note of an annotation; null where it has none, undefined for what is no body of ours. */
function noteIn(body: unknown): unknown {
  if (body === undefined) return null;
  const [first, ...others] = Array.isArray(body) ? body : [body];
  if (!isRecord(first) || first["type"] !== "TextualBody" || others.length > 0) return undefined;
  return first["value"];
}

function selectorIn(selectors: unknown, type: string): Readonly<Record<string, unknown>> | null {
  if (!Array.isArray(selectors) || selectors.length > 8) return null;
  return selectors.filter(isRecord).find((selector) => selector["type"] === type) ?? null;
}
