/** What the page's cards are given, and what a card is. */
import type { LastImport } from "../../store/last-import.ts";
import type { ProgressView } from "./progress-view.ts";

export interface TransferActions {
  readonly onFile: (file: File) => void;
  readonly onImport: () => void;
  readonly onCancel: () => void;
  /** Takes an import back. */
  readonly onUndo: (importId: string) => void;
  /** Goes on with an import that was stopped. */
  readonly onGoOn: () => void;
  readonly onExportAll: () => void;
  readonly onSaveAgain: () => void;
  /** Saves the page that checks an export. */
  readonly onSaveChecker: () => void;
  /** Back to the beginning. */
  readonly onStart: () => void;
}

/** What the library holds, for the export card. */
export interface Holdings {
  readonly entries: number;
  readonly bytes: number;
}

/** What the page learns of the library as time goes on; null until it is known, or where there is none. */
export interface Known {
  readonly holdings: Holdings | null;
  readonly lastImport: LastImport | null;
}

export interface View {
  readonly element: HTMLElement;
  /** Takes the progress of the same work in without drawing anew. */
  readonly update?: ProgressView["update"];
  /** Shows what is known now; not drawn anew, since a file may just be being chosen. */
  readonly know?: (known: Known) => void;
}
