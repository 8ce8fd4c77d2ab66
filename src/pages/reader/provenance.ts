import type { Article, Feed, MetadataField } from "../../model/article.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { exactTime, lengthText, percentText, spokenTime } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";
import type { Citing } from "./citing.ts";
import { evidenceText } from "./evidence.ts";
import { factRow } from "./fact-list.ts";
import { addressLink, createFactRows, type FactRowActions } from "./fact-rows.ts";
import { hashLabel } from "./hash-label.ts";
import type { Reading } from "./reading.ts";

export interface ProvenanceActions extends FactRowActions {
  readonly onCopyHash: (hash: string) => void;
  /** The styles in which the article can be cited. */
  readonly citing: Pick<Citing, "items">;
  /** Checks the snapshot being read; resolves with what was found, in words. */
  readonly onVerify: () => Promise<string | null>;
}

interface Row {
  readonly label: MessageKey;
  /** The field whose evidence explains the row. */
  readonly field: MetadataField | null;
  /** Null where there is nothing to say: then there is no row. */
  readonly value: (reading: Reading, actions: ProvenanceActions) => Child;
  /** What explains the row where no evidence does. */
  readonly explained?: MessageKey;
}

/** What stands after the rows that can be corrected: facts of the capture itself. */
const captureRows: readonly Row[] = [
  {
    label: "fact_url",
    field: "url",
    value: ({ snapshot }, { onOpen }) => addressLink(snapshot.article.url, onOpen),
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
  {
    label: "fact_kept",
    field: null,
    value: ({ snapshot: { article } }) => keptText(article.completeness.proseShare),
    explained: "kept_how",
  },
  {
    label: "fact_feeds",
    field: null,
    value: ({ snapshot: { article } }, { onOpen }) => feedLinks(article.feeds ?? [], onOpen),
  },
];

/** The list of where the article comes from: what the page said of itself, then the capture's own facts. */
export interface Provenance {
  readonly elements: readonly Node[];
  readonly update: (reading: Reading) => void;
}

/** `last` stands at the end of the facts and is kept up to date by whoever made it. */
export function createProvenance(actions: ProvenanceActions, last: Node): Provenance {
  const rows = createFactRows(actions);
  const list = h("dl", { class: "facts" });
  const scope = h("p", { class: "scope muted", hidden: true });
  return {
    elements: [list, scope, rows.others, citeButton(actions)],
    update: (reading) => {
      rows.update(reading);
      if (list.childElementCount > 0) return;
      const { article } = reading.snapshot;
      fill(
        list,
        rows.elements,
        captureRows.map((row) => {
          const value = row.value(reading, actions);
          const explanation = explanationOf(row, article);
          return value === null ? null : factRow({ label: t(row.label), value, explanation });
        }),
        last,
      );
      if (article.scope === "article") return;
      scope.hidden = false;
      fill(scope, t(`reader_scope_${article.scope}`));
    },
  };
}

function citeButton({ citing }: ProvenanceActions): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: "text-button", "data-action": "copy-citation" },
    t("citation_copy"),
    icon("chevron-down"),
  );
  const place = h("p", { class: "cite" }, button);
  attachMenu(button, { label: t("citation_copy"), side: "below", items: citing.items });
  return place;
}

function explanationOf({ field, explained }: Row, article: Article): string | null {
  const evidence = field === null ? undefined : article.evidence[field];
  if (evidence !== undefined) return evidenceText(evidence);
  return explained === undefined ? null : t(explained);
}

/** How much of the page's visible prose the copy holds; nothing where it was not measured. */
function keptText(share: number | null): string | null {
  if (share === null) return null;
  return share === 1 ? t("kept_all") : t("kept_share", percentText(share));
}

function feedLinks(feeds: readonly Feed[], onOpen: (address: string) => void): Child {
  if (feeds.length === 0) return null;
  const items = feeds.map(({ url, title }) =>
    h("li", {}, addressLink(url, onOpen), title && h("span", { class: "muted", dir: "auto" }, title)),
  );
  return h("ul", { class: "feeds" }, items);
}

function fingerprint(hash: string, actions: ProvenanceActions): Node {
  const verdict = h("span", { class: "verdict", role: "status" });
  const verify = async (): Promise<void> => {
    verdict.textContent = (await actions.onVerify()) ?? "";
  };
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
    h(
      "button",
      {
        type: "button",
        class: "icon-button small",
        "data-action": "verify",
        title: t("verify_this"),
        "aria-label": t("verify_this"),
        on: { click: () => void verify() },
      },
      icon("check"),
    ),
    verdict,
  );
}
