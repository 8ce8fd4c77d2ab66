/** The ways from the library to the page for imports: the button, and a file dropped anywhere, which that page looks into. */

import { offerFile } from "../../platform/file-handover.ts";
import { t } from "../../platform/i18n.ts";
import { openTransfer } from "../../platform/tabs.ts";
import { acceptDrops } from "../../ui/drop.ts";
import { h } from "../../ui/element.ts";
import { icon } from "../../ui/icon.ts";

/** Hears files that are dropped and says over the page what becomes of them; gives what the button does. */
export function createImporting(attempt: (work: () => Promise<unknown>) => Promise<void>): () => void {
  const sign = h(
    "div",
    { class: "drop-sign", popover: "manual" },
    icon("upload"),
    h("strong", {}, t("library_drop")),
    h("span", { class: "muted" }, t("library_drop_hint")),
  );
  document.body.append(sign);
  acceptDrops({
    isOpen: () => true,
    onOver: (isOver) => sign.togglePopover(isOver),
    onFiles: ([file, ...others]) =>
      void attempt(() => openTransfer({ take: offerFile({ file, dropped: others.length + 1 }) })),
  });
  return () => void attempt(() => openTransfer());
}
