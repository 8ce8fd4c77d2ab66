import { LibraryError } from "../model/errors.ts";

/** What long work needs of the place it runs in. */
export interface Surroundings {
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Resolves after the page had its turn. */
  readonly yieldToPage: () => Promise<void>;
  /** By `now`: when the work must be over. */
  readonly deadline: number;
}

/** The page gets its turn back this often: half a frame, so that scrolling stays smooth. */
const sliceMs = 8;
/** Steps between two looks at the clock, which costs more than a step. */
const stepsPerLook = 64;

/** Keeps long work from holding the page up, and from going on for ever. */
export interface Pace {
  /** One step of a loop: true when it is time to `await breathe()`. */
  readonly step: () => boolean;
  /** Gives the page its turn, unless it just had it; rejects with `page/timeout` past the deadline. */
  readonly breathe: () => Promise<void>;
}

/** A pace in the given surroundings. */
export function createPace(surroundings: Surroundings): Pace {
  let steps = 0;
  let sliceStart = surroundings.now();
  return {
    step() {
      steps += 1;
      return steps % stepsPerLook === 0 && surroundings.now() - sliceStart >= sliceMs;
    },
    async breathe() {
      const now = surroundings.now();
      if (now >= surroundings.deadline) throw new LibraryError("page/timeout");
      if (now - sliceStart < sliceMs) return;
      await surroundings.yieldToPage();
      sliceStart = surroundings.now();
    },
  };
}
