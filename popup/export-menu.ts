/**
 * What leaves the popup, and as what. Loaded after the first rows: nobody exports before there is something to
 * see, and every byte before that is waited for.
 */
import { createExporter, mostAtOnce } from "../src/export/exporting.ts";
import { formatChoices } from "../src/export/format-choice.ts";
import type { FormatId } from "../src/export/formats.ts";
import type { EntryFilter } from "../src/model/entry.ts";
import type { EntryId } from "../src/model/id.ts";
import { t } from "../src/platform/i18n.ts";
import { send } from "../src/platform/messages.ts";
import { openTransfer } from "../src/platform/tabs.ts";
import { readCanaryNow } from "../src/store/canary-now.ts";
import { type ExportScope, exportMenu } from "../src/ui/export-menu.ts";
import { countText } from "../src/ui/format.ts";
import type { MenuItem } from "../src/ui/menu.ts";
import type { Feed } from "./feed.ts";
import { isFiltered, type PopupState, type Store } from "./state.ts";

export interface ExportTools {
  readonly store: Store;
  readonly feed: Feed;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
  readonly importFile: () => void;
}

export interface Exports {
  /** This page's entry, what the list shows, everything. */
  readonly items: () => readonly MenuItem[];
  /** What is selected. */
  readonly selectionItems: () => readonly MenuItem[];
  readonly cancel: () => void;
}

export function createExports({ store, feed, attempt, importFile }: ExportTools): Exports {
  const exporter = createExporter(
    {
      // The other writers are too heavy for a popup: the transfer page has them.
      canWrite,
      write: async (_format, request) => (await import("../src/export/export-json.ts")).exportJson(request),
    },
    (exporting) => store.change({ exporting }),
  );
  const exportIds = (ids: readonly EntryId[]): void => void attempt(() => exporter.run(ids));
  const exportFilter = (filter: EntryFilter): void =>
    void attempt(async () => {
      if (isFiltered(filter)) return void (await exporter.run(await feed.listIds(filter)));
      const format = formatChoices.chosen();
      if (keptOf(store.get()) > mostAtOnce || !canWrite(format))
        return openTransfer({ export: "all", format });
      const library = await readCanaryNow(new Date().toISOString());
      const name = await exporter.run(await feed.listAllIds());
      // All of it, in a format of ours: a backup.
      if (name !== null && library !== null)
        await send("backup.keep", {
          change: { last: { ...library, name, place: "file", downloadId: null } },
        });
    });
  return {
    items: () => exportItems(store.get(), { exportIds, exportFilter, importFile }),
    selectionItems: () => selectionItems(store.get(), exportIds),
    cancel: exporter.cancel,
  };
}

function canWrite(format: FormatId): boolean {
  return format === "json";
}

function keptOf({ counts }: PopupState): number {
  return (counts?.entries ?? 0) + (counts?.archived ?? 0);
}

interface ExportMenuActions {
  readonly exportIds: (ids: readonly EntryId[]) => void;
  readonly exportFilter: (filter: EntryFilter) => void;
  readonly importFile: () => void;
}

function selectionItems(state: PopupState, exportIds: ExportMenuActions["exportIds"]): readonly MenuItem[] {
  const ids = [...state.selection];
  const selected: ExportScope = {
    action: "export-picked",
    label: t("export_selected"),
    detail: countText(ids.length),
    run: () => exportIds(ids),
  };
  return exportMenu([selected], formatChoices);
}

function exportItems(state: PopupState, actions: ExportMenuActions): readonly MenuItem[] {
  const { card, filter } = state;
  const entryId =
    card.kind === "saved" ? card.saved.entryId : card.kind === "done" ? card.outcome.entryId : null;
  const isPart = filter.shelf === "library" && isFiltered(filter) && (state.entries?.length ?? 0) > 0;
  const kept = keptOf(state);
  const thisPage: readonly ExportScope[] =
    entryId === null
      ? []
      : [
          {
            action: "export-this",
            label: t("popup_export_this"),
            run: () => actions.exportIds([entryId]),
          },
        ];
  const shown: readonly ExportScope[] = isPart
    ? [
        {
          action: "export-shown",
          label: t("popup_export_shown"),
          ...(state.hasMore ? {} : { detail: countText(state.entries?.length ?? 0) }),
          run: () => actions.exportFilter(filter),
        },
      ]
    : [];
  const all: ExportScope = {
    action: "export-all",
    label: t("popup_export_all"),
    detail: countText(kept),
    isDisabled: kept === 0,
    run: () => actions.exportFilter({ shelf: "library" }),
  };
  return [
    { kind: "heading", label: t("popup_export_heading") },
    ...exportMenu([...thisPage, ...shown, all], formatChoices),
    { kind: "line" },
    { kind: "action", action: "import", label: t("common_import"), run: actions.importFile },
  ];
}
