import type { EntryFilter } from "../src/model/entry.ts";
import type { EntryId } from "../src/model/id.ts";
import { t } from "../src/platform/i18n.ts";
import { countText } from "../src/ui/format.ts";
import type { MenuItem } from "../src/ui/menu.ts";
import { isFiltered, type PopupState } from "./state.ts";

export interface ExportMenuActions {
  readonly exportIds: (ids: readonly EntryId[]) => void;
  readonly exportFilter: (filter: EntryFilter) => void;
  readonly importFile: () => void;
}

/** What can be exported now: this page's entry, what the list shows, everything. */
export function exportItems(state: PopupState, actions: ExportMenuActions): readonly MenuItem[] {
  const { card, filter, counts } = state;
  const entryId =
    card.kind === "saved" ? card.saved.entryId : card.kind === "done" ? card.outcome.entryId : null;
  const isPart = filter.shelf === "library" && isFiltered(filter) && (state.entries?.length ?? 0) > 0;
  const kept = (counts?.entries ?? 0) + (counts?.archived ?? 0);
  const thisPage: readonly MenuItem[] =
    entryId === null
      ? []
      : [
          {
            kind: "action",
            action: "export-this",
            label: t("popup_export_this"),
            run: () => actions.exportIds([entryId]),
          },
        ];
  const shown: readonly MenuItem[] = isPart
    ? [
        {
          kind: "action",
          action: "export-shown",
          label: t("popup_export_shown"),
          ...(state.hasMore ? {} : { detail: countText(state.entries?.length ?? 0) }),
          run: () => actions.exportFilter(filter),
        },
      ]
    : [];
  return [
    { kind: "heading", label: t("popup_export_heading") },
    ...thisPage,
    ...shown,
    {
      kind: "action",
      action: "export-all",
      label: t("popup_export_all"),
      detail: countText(kept),
      isDisabled: kept === 0,
      run: () => actions.exportFilter({ shelf: "library" }),
    },
    { kind: "line" },
    { kind: "action", action: "import", label: t("common_import"), run: actions.importFile },
  ];
}
