import { type MessageKey, t } from "../../../platform/i18n.ts";
import { fill, h } from "../../../ui/element.ts";
import { countText } from "../../../ui/format.ts";
import { drawn } from "../../../ui/icon.ts";
import { keyButton } from "../key-button.ts";
import type { AloudState } from "./reading-aloud.ts";
import type { Voice } from "./voices.ts";

export interface PlayerActions {
  readonly onToggle: () => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onStop: () => void;
  readonly onRate: (rate: number) => void;
  readonly onVoice: (voiceUri: string) => void;
}

export interface Player {
  readonly element: HTMLElement;
  readonly showState: (state: AloudState, sentences: number) => void;
  readonly showVoices: (voices: readonly Voice[], current: string, rate: number) => void;
}

export const rates = [0.75, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;

/** On the grid of ui/icon.ts. */
const shapes = {
  play: ["M5.6 3.8l8.2 5.2-8.2 5.2z"],
  pause: ["M6.4 4v10", "M11.6 4v10"],
  stop: ["M4.8 4.8h8.4v8.4H4.8z"],
  "step-back": ["M12.6 4.4L7 9l5.6 4.6z", "M5 4.4v9.2"],
  "step-forward": ["M5.4 4.4L11 9l-5.6 4.6z", "M13 4.4v9.2"],
} as const satisfies Record<string, readonly string[]>;

/** The strip of controls for listening, under the bar while there is something to control. */
export function createPlayer(actions: PlayerActions): Player {
  const toggle = button("speak-toggle", "play", "speech_play", "P", actions.onToggle);
  const rate = h("select", { class: "field", "aria-label": t("speech_rate"), "data-action": "speak-rate" });
  const voice = h("select", {
    class: "field",
    "aria-label": t("speech_voice"),
    "data-action": "speak-voice",
  });
  rate.addEventListener("change", () => actions.onRate(Number(rate.value)));
  voice.addEventListener("change", () => actions.onVoice(voice.value));
  const place = h("span", { class: "player-place muted numbers" });
  const element = h(
    "section",
    { id: "player", "aria-label": t("speech") },
    button("speak-back", "step-back", "speech_back", ",", () => actions.onStep(-1)),
    toggle,
    button("speak-forward", "step-forward", "speech_forward", ".", () => actions.onStep(1)),
    button("speak-stop", "stop", "speech_stop", null, actions.onStop),
    place,
    rate,
    voice,
  );
  element.hidden = true;
  return {
    element,
    showState: (state, sentences) => {
      element.hidden = state.kind === "silent";
      const isSpeaking = state.kind === "speaking";
      fill(toggle, drawn(shapes[isSpeaking ? "pause" : "play"]));
      const label = t(isSpeaking ? "speech_pause" : "speech_play");
      toggle.setAttribute("aria-label", label);
      toggle.title = t("reader_with_key", label, "P");
      if (state.kind !== "silent")
        place.textContent = t("speech_place", countText(state.index + 1), countText(sentences));
    },
    showVoices: (voices, current, pace) => {
      fill(
        voice,
        voices.map(({ name, voiceURI }) =>
          h("option", { value: voiceURI, selected: voiceURI === current }, name),
        ),
      );
      fill(
        rate,
        rates.map((value) =>
          h("option", { value, selected: value === pace }, t("speech_times", countText(value))),
        ),
      );
    },
  };
}

function button(
  action: string,
  name: keyof typeof shapes,
  label: MessageKey,
  key: string | null,
  run: () => void,
): HTMLButtonElement {
  return keyButton({ action, label, key, sign: drawn(shapes[name]), run });
}
