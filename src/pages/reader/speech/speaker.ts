/** The browser's speech, one sentence at a time. */

/** How a sentence ended. */
export type Said = "done" | "stopped" | "failed";

export interface Manner {
  readonly voice: SpeechSynthesisVoice;
  /** 1 is the voice's own pace. */
  readonly rate: number;
}

export interface Speaker {
  /** All voices the browser knows, once it knows them. */
  readonly voices: () => Promise<readonly SpeechSynthesisVoice[]>;
  /** Resolves when the sentence has been said, or was cut short. */
  readonly say: (text: string, manner: Manner) => Promise<Said>;
  readonly stop: () => void;
}

/** Browsers load their voices when first asked; where there are none, nothing ever comes. */
const voicesMs = 1_500;

/** `speechSynthesis` is looked up at each use, and nothing of it is touched before the first. */
export function createSpeaker(): Speaker {
  /** Held until it has ended: browsers have collected utterances that nobody held, and told nobody. */
  let current: { readonly utterance: SpeechSynthesisUtterance; readonly end: (how: Said) => void } | null =
    null;

  function stop(): void {
    const stopped = current;
    current = null;
    if (stopped === null) return;
    window.speechSynthesis.cancel();
    stopped.end("stopped");
  }

  return {
    voices: async () => {
      if (!("speechSynthesis" in window)) return [];
      const { speechSynthesis } = window;
      const known = speechSynthesis.getVoices();
      if (known.length > 0) return known;
      await new Promise<void>((resolve) => {
        setTimeout(resolve, voicesMs);
        speechSynthesis.addEventListener("voiceschanged", () => resolve(), { once: true });
      });
      return speechSynthesis.getVoices();
    },
    say: (text, { voice, rate }) => {
      stop();
      return new Promise((resolve) => {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = rate;
        const end = (how: Said): void => {
          if (current?.utterance === utterance) current = null;
          resolve(how);
        };
        utterance.onend = () => end("done");
        utterance.onerror = ({ error }) =>
          end(error === "canceled" || error === "interrupted" ? "stopped" : "failed");
        current = { utterance, end };
        window.speechSynthesis.speak(utterance);
      });
    },
    stop,
  };
}
