/** What the menu over the list opens on a sheet: numbers, tags, the verification. Loaded once it is asked for. */
import type { LibraryCounts } from "../../model/entry.ts";
import type { UndoBar } from "../../ui/undo-bar.ts";
import type { Commands } from "./commands.ts";

export interface HeadSheetsOptions {
  readonly late: Promise<typeof import("./late.ts")>;
  readonly counts: () => LibraryCounts | null;
  readonly commands: Commands;
  readonly undoBar: UndoBar;
  readonly search: (query: string) => void;
}

/** Each resolves when its sheet is open. */
export interface HeadSheets {
  readonly numbers: () => Promise<void>;
  readonly tags: () => Promise<void>;
  readonly verification: () => Promise<void>;
}

/** At hand and in the archive. */
const everything = "is:read OR is:unread OR is:archived ";
/** Months the numbers go back. */
const monthsShown = 24;

export function createHeadSheets({ late, counts, commands, undoBar, search }: HeadSheetsOptions): HeadSheets {
  return {
    async numbers() {
      const { countEntries, countSavedMonths, readFacets, readStorage, showNumbers } = await late;
      const [months, facets, all, storage] = await Promise.all([
        countSavedMonths(monthsShown, new Date()),
        readFacets({ query: everything }),
        countEntries(),
        readStorage(),
      ]);
      showNumbers({ months, facets, counts: all, storage });
    },
    async tags() {
      const { readColours, showTagManager } = await late;
      showTagManager({ counts, colours: await readColours(), commands, undoBar, search });
    },
    async verification() {
      const { showVerification } = await late;
      showVerification((error) => void commands.attempt(() => Promise.reject(error)));
    },
  };
}
