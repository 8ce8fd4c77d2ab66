import { type MessageKey, t } from "../../platform/i18n.ts";
import { type Child, h } from "../../ui/element.ts";

export interface KeyButton {
  /** Marks it (`data-action`) for tests and scripts. */
  readonly action: string;
  readonly label: MessageKey;
  /** As printed on the keyboard; null where it has none. */
  readonly key: string | null;
  readonly sign: Child;
  readonly run: () => void;
}

/** A button of a sign alone: its name for screen readers, its name and key on hover. */
export function keyButton({ action, label, key, sign, run }: KeyButton): HTMLButtonElement {
  return h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "data-action": action,
      title: key === null ? t(label) : t("reader_with_key", t(label), key),
      "aria-label": t(label),
      on: { click: run },
    },
    sign,
  );
}
