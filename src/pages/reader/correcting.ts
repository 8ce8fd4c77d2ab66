import type { CorrectableField, Correction, Corrections } from "../../model/corrections.ts";
import type { Edits } from "./edits.ts";

/** What was corrected last, as long as it can be taken back at a key. */
export interface LastCorrection {
  readonly field: CorrectableField;
  /** What the page says stands again. */
  readonly isRestored: boolean;
}

/** Corrections as this page makes them, the last of which can be taken back. */
export interface Correcting {
  readonly onCorrect: (field: CorrectableField, value: Correction | null) => Promise<boolean>;
  /** False when there is nothing to take back. */
  readonly undo: () => boolean;
  readonly last: () => LastCorrection | null;
  readonly forget: () => void;
}

/** Long enough to read and to reach by keyboard; what the page said can be put back long after. */
const shownMs = 20_000;

export function createCorrecting(
  edits: Pick<Edits, "update">,
  corrections: () => Corrections,
  onChange: () => void,
): Correcting {
  let last: (LastCorrection & { readonly before: Correction | null }) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(next: typeof last): void {
    clearTimeout(timer);
    last = next;
    if (next !== null) timer = setTimeout(() => show(null), shownMs);
    onChange();
  }

  return {
    onCorrect: async (field, value) => {
      const before = corrections()[field] ?? null;
      const isStored = await edits.update({ corrections: { [field]: value } });
      if (isStored) show({ field, before, isRestored: value === null });
      return isStored;
    },
    undo: () => {
      if (last === null) return false;
      const { field, before } = last;
      show(null);
      void edits.update({ corrections: { [field]: before } });
      return true;
    },
    last: () => last,
    forget: () => show(null),
  };
}
