/** Without a movement for this long while the text moves, the controls stand back. */
const quietAfterMs = 1800;

export interface Quiet {
  /** The reader moved, pressed or came back to the controls. */
  readonly wake: () => void;
  readonly scrolled: () => void;
}

/** Sets `data-quiet` on the body while someone reads on without touching anything else. */
export function createQuiet(body: HTMLElement): Quiet {
  let wokenAt = 0;
  return {
    wake: () => {
      wokenAt = performance.now();
      delete body.dataset["quiet"];
    },
    scrolled: () => {
      if (performance.now() - wokenAt > quietAfterMs) body.dataset["quiet"] = "";
    },
  };
}
