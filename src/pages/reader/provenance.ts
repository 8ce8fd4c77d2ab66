import type { MetadataField } from "../../model/article.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { exactTime, lengthText, publishedTime, spokenTime } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";
import { evidenceText } from "./evidence.ts";
import { factRow } from "./fact-list.ts";
import { hashLabel } from "./hash-label.ts";
import { linkLabel } from "./link-label.ts";
import type { Reading } from "./reading.ts";

export interface ProvenanceActions {
  readonly onOpen: (address: string) => void;
  readonly onCopyHash: (hash: string) => void;
}

interface Row {
  readonly label: MessageKey;
  /** The field whose evidence explains the row. */
  readonly field: MetadataField | null;
  /** Null leaves the row out. */
  readonly value: (reading: Reading, actions: ProvenanceActions) => Child;
}

/** The rows after the category, which the reader can correct and which has a file of its own. */
const rows: readonly Row[] = [
  {
    label: "fact_published",
    field: "publishedTime",
    value: ({ snapshot }) => statedTime(snapshot.article.publishedTime),
  },
  {
    label: "fact_modified",
    field: "modifiedTime",
    // A page that repeats its publishing time says nothing by it.
    value: ({ snapshot: { article } }) =>
      article.modifiedTime === article.publishedTime ? null : statedTime(article.modifiedTime),
  },
  { label: "fact_source", field: "source", value: ({ snapshot }) => snapshot.article.source },
  {
    label: "fact_reprinted_from",
    field: "reprintedFrom",
    value: ({ snapshot }) => snapshot.article.reprintedFrom,
  },
  { label: "fact_byline", field: "byline", value: ({ snapshot }) => snapshot.article.byline },
  {
    label: "fact_site",
    field: "siteName",
    value: ({ snapshot: { article } }) => (article.siteName === article.source ? null : article.siteName),
  },
  {
    label: "fact_url",
    field: "url",
    value: ({ snapshot }, actions) => addressLink(snapshot.article.url, actions),
  },
  {
    label: "fact_captured",
    field: null,
    value: ({ snapshot }) =>
      h(
        "time",
        { class: "numbers", datetime: snapshot.capturedAt, title: spokenTime(snapshot.capturedAt) },
        exactTime(snapshot.capturedAt),
      ),
  },
  { label: "fact_hash", field: null, value: ({ snapshot }, actions) => fingerprint(snapshot.hash, actions) },
  {
    label: "fact_length",
    field: null,
    value: ({ snapshot: { article } }) => lengthText(article.wordCount, article.lang),
  },
];

/** Fills the list of where the article comes from: `category` first, then what the page said of itself. */
export function drawProvenance(
  list: HTMLDListElement,
  reading: Reading,
  category: Node,
  actions: ProvenanceActions,
): void {
  const { article } = reading.snapshot;
  fill(
    list,
    category,
    rows.map((row) => {
      const value = row.value(reading, actions);
      if (value === null || value === "") return null;
      const evidence = row.field === null ? undefined : article.evidence[row.field];
      return factRow({
        label: t(row.label),
        value,
        explanation: evidence === undefined ? null : evidenceText(evidence),
      });
    }),
    article.scope === "article" ? null : h("p", { class: "scope muted" }, t(`reader_scope_${article.scope}`)),
  );
}

/** To the precision it has and on the page's own clock. */
function statedTime(iso: string | null): Child {
  return iso === null ? null : h("time", { class: "numbers", datetime: iso }, publishedTime(iso));
}

function addressLink(address: string, actions: ProvenanceActions): Node {
  return h(
    "a",
    {
      class: "address",
      href: address,
      title: address,
      rel: "noopener noreferrer",
      referrerpolicy: "no-referrer",
      on: {
        click: (event) => {
          event.preventDefault();
          actions.onOpen(address);
        },
      },
    },
    linkLabel(address),
  );
}

function fingerprint(hash: string, actions: ProvenanceActions): Node {
  return h(
    "span",
    { class: "fingerprint" },
    h("code", { title: hash }, hashLabel(hash)),
    h(
      "button",
      {
        type: "button",
        class: "icon-button small",
        title: t("reader_copy_hash"),
        "aria-label": t("reader_copy_hash"),
        on: { click: () => actions.onCopyHash(hash) },
      },
      icon("copy"),
    ),
  );
}
