/** Going through the sentences of an article aloud: forward, back, with a pause. No DOM, no browser. */
import type { Sentence } from "./sentences.ts";
import type { Manner, Said } from "./speaker.ts";

export type AloudState =
  | { readonly kind: "silent" }
  | { readonly kind: "speaking" | "paused"; readonly index: number };

export interface ReadingAloud {
  readonly state: () => AloudState;
  /** Speaks from a sentence on, to the end. */
  readonly from: (index: number) => void;
  /** The sentence is said again from its beginning afterwards: browsers differ too much in the middle of one. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** A sentence back or forward, speaking or paused as before; false at the ends. */
  readonly step: (direction: 1 | -1) => boolean;
  /** Says the same sentence again, in another voice or pace. */
  readonly again: () => void;
  readonly stop: () => void;
}

export interface AloudTools {
  readonly sentences: readonly Sentence[];
  readonly manner: () => Manner;
  readonly say: (text: string, manner: Manner) => Promise<Said>;
  readonly silence: () => void;
  readonly onState: (state: AloudState) => void;
  /** The voice broke off; it is paused there. */
  readonly onFailure: () => void;
}

export function createReadingAloud(tools: AloudTools): ReadingAloud {
  const { sentences, manner, say, silence, onState, onFailure } = tools;
  let state: AloudState = { kind: "silent" };
  /** Which run of sentences is the one being said; an earlier one that comes back is done with. */
  let run = 0;

  function become(next: AloudState): void {
    state = next;
    onState(next);
  }

  function halt(next: AloudState): void {
    run += 1;
    silence();
    become(next);
  }

  async function speak(first: number): Promise<void> {
    run += 1;
    const own = run;
    for (let index = first; index < sentences.length; index += 1) {
      become({ kind: "speaking", index });
      const how = await say(sentences[index]?.text ?? "", manner());
      if (own !== run) return;
      if (how === "done") continue;
      halt({ kind: "paused", index });
      if (how === "failed") onFailure();
      return;
    }
    halt({ kind: "silent" });
  }

  function from(index: number): void {
    if (sentences.length === 0) return;
    silence();
    void speak(Math.min(Math.max(0, index), sentences.length - 1));
  }

  return {
    state: () => state,
    from,
    pause: () => {
      if (state.kind === "speaking") halt({ kind: "paused", index: state.index });
    },
    resume: () => {
      if (state.kind === "paused") from(state.index);
    },
    step: (direction) => {
      if (state.kind === "silent") return false;
      const index = state.index + direction;
      if (index < 0 || index >= sentences.length) return false;
      if (state.kind === "speaking") from(index);
      else become({ kind: "paused", index });
      return true;
    },
    again: () => {
      if (state.kind === "speaking") from(state.index);
    },
    stop: () => {
      if (state.kind !== "silent") halt({ kind: "silent" });
    },
  };
}
