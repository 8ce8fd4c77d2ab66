/** Whether copies of one story are folded into one row: the reader's choice, kept with the settings. */
import { changeSettings, rememberedSettings } from "../../platform/settings.ts";

export interface Folding {
  readonly isFolded: () => boolean;
  readonly set: (isFolded: boolean) => void;
  /** The library has so many entries that share their story with others. */
  readonly offer: (grouped: number) => void;
}

export interface FoldingOptions {
  readonly show: (state: { readonly isOffered: boolean; readonly isFolded: boolean }) => void;
  readonly onChange: () => void;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

export function createFolding({ show, onChange, attempt }: FoldingOptions): Folding {
  let isFolded = rememberedSettings().foldsCopies;
  let isOffered = false;
  return {
    isFolded: () => isFolded,
    set: (next) => {
      isFolded = next;
      show({ isOffered, isFolded });
      onChange();
      void attempt(() => changeSettings({ foldsCopies: next }));
    },
    offer: (grouped) => {
      isOffered = grouped > 1;
      show({ isOffered, isFolded });
    },
  };
}
