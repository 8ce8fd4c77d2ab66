import type { ImportPreview } from "../../import/import-file.ts";
import { type MessageKey, plural, t } from "../../platform/i18n.ts";
import { type Child, h } from "../../ui/element.ts";
import { countText } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";

interface Group {
  readonly label: MessageKey;
  readonly hint: MessageKey;
  readonly count: (preview: ImportPreview) => number;
  readonly lines: (preview: ImportPreview) => readonly Child[];
}

const groups: readonly Group[] = [
  {
    label: "transfer_fresh",
    hint: "transfer_fresh_hint",
    count: (preview) => preview.fresh,
    lines: (preview) => preview.titles.fresh,
  },
  {
    label: "transfer_newer",
    hint: "transfer_newer_hint",
    count: (preview) => preview.newer,
    lines: (preview) => preview.titles.newer,
  },
  {
    label: "transfer_known",
    hint: "transfer_known_hint",
    count: (preview) => preview.known,
    lines: (preview) => preview.titles.known,
  },
  {
    label: "transfer_damaged",
    hint: "transfer_damaged_hint",
    count: (preview) => preview.damagedCount,
    lines: (preview) => preview.damaged.map(damagedLine),
  },
];

const damageTexts = {
  "not-json": "transfer_damage_not_json",
  shape: "transfer_damage_shape",
  hash: "transfer_damage_hash",
  "too-large": "transfer_damage_too_large",
  "too-deep": "transfer_damage_too_deep",
  row: "transfer_damage_row",
  address: "transfer_damage_address",
  "no-article": "transfer_damage_no_article",
  unpack: "transfer_damage_unpack",
  ratio: "transfer_damage_ratio",
  encrypted: "transfer_damage_encrypted",
} as const satisfies Record<ImportPreview["damaged"][number]["reason"], MessageKey>;

/** By what is left of the file: something to take in, only what is here already, nothing. */
const truncatedTexts = {
  offered: "transfer_truncated",
  known: "transfer_truncated_known",
  none: "transfer_truncated_empty",
} as const satisfies Record<string, MessageKey>;
const damagedTexts = {
  known: "transfer_damaged_known",
  none: "transfer_all_damaged",
} as const satisfies Record<string, MessageKey>;

/** Records an import would take in. */
export function takenCount(preview: ImportPreview): number {
  return preview.fresh + preview.newer;
}

/** What a file holds, group by group; each group opens to show which. */
export function previewList(preview: ImportPreview): HTMLElement {
  return h(
    "div",
    { class: "groups" },
    groups.map((group) => groupLine(group, preview)),
  );
}

/** What is wrong with the file as a whole, in a sentence; null for a sound one. */
export function damageNotice(preview: ImportPreview): HTMLElement | null {
  const sentence = damageSentence(preview);
  return sentence === null ? null : notice(sentence);
}

/** A sentence that is to be seen before the rest. */
export function notice(sentence: string): HTMLElement {
  return h("p", { class: "notice" }, icon("info"), h("span", {}, sentence));
}

function damageSentence(preview: ImportPreview): string | null {
  const { damagedCount, isTruncated, known } = preview;
  const rest = takenCount(preview) > 0 ? "offered" : known > 0 ? "known" : "none";
  if (isTruncated) return t(truncatedTexts[rest]);
  if (damagedCount === 0) return null;
  return rest === "offered" ? plural("transfer_some_damaged", damagedCount) : t(damagedTexts[rest]);
}

function groupLine(group: Group, preview: ImportPreview): HTMLElement {
  const count = group.count(preview);
  const head = [
    h("span", { class: "group-count numbers" }, countText(count)),
    h("span", { class: "group-label" }, t(group.label)),
    h("span", { class: "group-hint muted" }, t(group.hint)),
  ];
  if (count === 0) return h("div", { class: "group empty" }, h("div", { class: "group-head" }, head));
  const lines = group.lines(preview);
  const more = count - lines.length;
  return h(
    "details",
    { class: "group" },
    h("summary", { class: "group-head" }, head, icon("chevron-down")),
    h(
      "ol",
      { class: "group-list" },
      lines.map((line) => h("li", { dir: "auto" }, line)),
      more > 0 && h("li", { class: "muted" }, plural("transfer_more", more)),
    ),
  );
}

function damagedLine({ position, title, reason }: ImportPreview["damaged"][number]): Child {
  return [
    title ?? t("transfer_record", countText(position)),
    h(
      "span",
      { class: "muted damage" },
      title === null
        ? t(damageTexts[reason])
        : t("transfer_record_damage", t("transfer_record", countText(position)), t(damageTexts[reason])),
    ),
  ];
}
