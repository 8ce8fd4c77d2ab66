import { t } from "../../platform/i18n.ts";
import { fractionDone } from "./estimate.ts";
import type { TransferState } from "./state.ts";

/** What a screen reader is told of a state: its name, and of long work every quarter. Null says nothing. */
export function announcementOf(state: TransferState): string | null {
  switch (state.kind) {
    case "reading":
    case "importing":
    case "exporting": {
      const percent = Math.floor(fractionDone(state.progress) * 4) * 25;
      return t(`transfer_said_${state.kind}`, String(percent));
    }
    case "preview":
      return t("transfer_said_preview");
    case "imported":
      return t(state.isPartial ? "transfer_stopped" : "transfer_imported");
    case "undoing":
      return t("transfer_undoing");
    case "undone":
      return t("transfer_undone");
    case "exported":
      return t("transfer_exported");
    case "failed":
      return state.sentence;
    case "idle":
      return null;
  }
}
