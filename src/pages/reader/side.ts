import type { EntrySummary, LibraryCounts } from "../../model/entry.ts";
import type { ImageStates } from "../../model/image-state.ts";
import { t } from "../../platform/i18n.ts";
import type { Hit } from "../../search/found.ts";
import type { ImagesActions } from "../../ui/images-line.ts";
import type { Edits } from "./edits.ts";
import { card } from "./fact-list.ts";
import { createImagesRow } from "./images-row.ts";
import { createOwnCard } from "./own-card.ts";
import { createProvenance, type ProvenanceActions } from "./provenance.ts";
import type { Reading } from "./reading.ts";
import { createRelatedCard } from "./related-card.ts";
import { createReportCard, type ReportActions } from "./report-card.ts";
import { createReprintsCard, type ReprintsCard } from "./reprints-card.ts";
import { createSnapshotList, type SnapshotList } from "./snapshot-list.ts";

export interface SideActions extends ProvenanceActions, ReportActions {
  readonly edits: Edits;
  readonly countEntries: () => Promise<LibraryCounts>;
  readonly images: ImagesActions;
  /** Takes a copy out of the group of its story. */
  readonly onPart: (copy: EntrySummary) => void;
}

/** The cards beside the text: where it comes from, what is the reader's own, its snapshots. */
export interface Side {
  readonly report: HTMLDetailsElement;
  readonly provenance: HTMLDetailsElement;
  readonly own: HTMLDetailsElement;
  readonly snapshots: HTMLDetailsElement;
  readonly reprints: HTMLDetailsElement;
  readonly related: HTMLDetailsElement;
  readonly showReprints: ReprintsCard["show"];
  readonly showRelated: (hits: readonly Hit[]) => void;
  readonly tellChange: SnapshotList["tell"];
  readonly offerOlder: SnapshotList["offerOlder"];
  readonly update: (reading: Reading) => void;
  readonly updateImages: (states: ImageStates | null) => void;
  readonly focusTags: () => void;
  readonly focusNote: () => void;
  /** Saves what is typed and not saved yet. */
  readonly flush: () => void;
}

export function createSide(actions: SideActions): Side {
  let counts: LibraryCounts | null = null;
  const images = createImagesRow(actions.images);
  const provenance = createProvenance(actions, images.element);
  const own = createOwnCard({
    onTags: (tags) => void actions.edits.update({ tags }),
    onNote: (note) => actions.edits.update({ note }),
    knownTags: () => counts?.tags ?? new Map(),
  });
  const report = createReportCard(actions);
  const reprints = createReprintsCard(actions.onPart);
  const related = createRelatedCard();
  const captures = createSnapshotList();
  const learnTags = async (): Promise<void> => {
    counts = await actions.countEntries();
    own.refresh();
  };
  // Suggestions only: without them the field still takes any tag.
  void learnTags().catch(() => undefined);
  return {
    report: report.element,
    provenance: card("provenance", t("reader_provenance"), provenance.elements),
    own: own.element,
    snapshots: card("snapshots", t("reader_snapshots"), captures.element, captures.older),
    reprints: reprints.element,
    related: related.element,
    showReprints: reprints.show,
    showRelated: related.show,
    tellChange: captures.tell,
    offerOlder: captures.offerOlder,
    update: (reading) => {
      report.update(reading);
      provenance.update(reading);
      own.update(reading.entry);
      captures.update(reading);
      related.update(reading.entry);
    },
    updateImages: images.update,
    focusTags: own.focusTags,
    focusNote: own.focusNote,
    flush: own.flush,
  };
}
