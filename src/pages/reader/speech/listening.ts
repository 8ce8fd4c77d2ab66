/** The article read aloud by the browser's own voices: from the first press of play to the last sentence. */
import type { Passage } from "../../../model/quote.ts";
import { language, t } from "../../../platform/i18n.ts";
import { changeSpeechSettings, readSpeechSettings } from "../../../platform/speech-settings.ts";
import type { Act } from "../act.ts";
import { rangeOf } from "../highlights/article-text.ts";
import { selectedIn } from "../highlights/selected.ts";
import { topLinePx } from "../place.ts";
import { createPlayer, rates } from "./player.ts";
import { createReadingAloud, type ReadingAloud } from "./reading-aloud.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { createSpeaker } from "./speaker.ts";
import { createSpokenMark } from "./spoken-mark.ts";
import { voicesFor } from "./voices.ts";

export interface ListeningTools {
  readonly frame: HTMLIFrameElement;
  readonly inner: Document;
  /** The article's; null where the page states none. */
  readonly lang: string | null;
  readonly act: Act;
  readonly tell: (sentence: string) => void;
}

export interface Listening {
  readonly player: HTMLElement;
  /** Plays or pauses. */
  readonly toggle: () => boolean;
  readonly step: (direction: 1 | -1) => boolean;
  /** False where nothing is being read. */
  readonly stop: () => boolean;
  /** The sentence being said or paused at. */
  readonly passage: () => Passage | null;
}

export function createListening({ frame, inner, lang, act, tell }: ListeningTools): Listening {
  const root = inner.body;
  const spoken = lang ?? language();
  const speaker = createSpeaker();
  const mark = createSpokenMark(frame, inner);
  let aloud: ReadingAloud | null = null;
  let sentences: readonly Sentence[] = [];
  let isOpening = false;
  let rate = 1;
  let voices: readonly SpeechSynthesisVoice[] = [];
  let voiceUri = "";
  const player = createPlayer({
    onToggle: () => toggle(),
    onStep: (direction) => aloud?.step(direction),
    onStop: () => stop(),
    onRate: (next) => {
      rate = next;
      aloud?.again();
      void act(() => changeSpeechSettings({ rate: next }));
    },
    onVoice: (next) => {
      voiceUri = next;
      aloud?.again();
      void act(async () => {
        const known = await readSpeechSettings();
        await changeSpeechSettings({ voices: new Map([...known.voices, [primary(spoken), next]]) });
      });
    },
  });
  window.addEventListener("pagehide", () => aloud?.stop());

  /** Looks for a voice, and begins; says so where there is none. */
  async function open(): Promise<void> {
    const [known, settings] = await Promise.all([speaker.voices(), readSpeechSettings()]);
    voices = voicesFor(known, spoken);
    sentences = sentencesOf(root, spoken);
    const [best] = voices;
    if (best === undefined) {
      tell(t("speech_no_voice", languageName(spoken)));
      return;
    }
    if (sentences.length === 0) {
      tell(t("speech_nothing"));
      return;
    }
    const chosen = settings.voices.get(primary(spoken));
    voiceUri = voices.some(({ voiceURI }) => voiceURI === chosen) ? (chosen ?? "") : best.voiceURI;
    rate = rates.find((value) => value === settings.rate) ?? 1;
    player.showVoices(voices, voiceUri, rate);
    aloud = createReadingAloud({
      sentences,
      manner: () => ({ voice: voices.find(({ voiceURI }) => voiceURI === voiceUri) ?? best, rate }),
      say: speaker.say,
      silence: speaker.stop,
      onState: (state) => {
        mark.show(state.kind === "silent" ? null : (sentences[state.index]?.passage ?? null));
        player.showState(state, sentences.length);
      },
      onFailure: () => tell(t("speech_failed")),
    });
    aloud.from(startIndex());
  }

  /** At the words that are selected, else at the first sentence that can be seen. */
  function startIndex(): number {
    const selected = selectedIn(root)?.passage.from;
    const isAhead =
      selected === undefined
        ? ({ passage }: Sentence) => bottomOf(passage) > topLinePx
        : ({ passage }: Sentence) => passage.to > selected;
    return Math.max(0, sentences.findIndex(isAhead));
  }

  function bottomOf(passage: Passage): number {
    const range = rangeOf(root, passage);
    return (range?.getBoundingClientRect().bottom ?? 0) + frame.getBoundingClientRect().top;
  }

  function toggle(): boolean {
    const state = aloud?.state().kind ?? "silent";
    if (state === "speaking") aloud?.pause();
    else if (state === "paused") aloud?.resume();
    else if (aloud !== null) aloud.from(startIndex());
    else if (!isOpening) {
      isOpening = true;
      void act(open).then(() => {
        isOpening = false;
      });
    }
    return true;
  }

  function stop(): boolean {
    if (aloud === null || aloud.state().kind === "silent") return false;
    aloud.stop();
    return true;
  }

  return {
    player: player.element,
    toggle,
    step: (direction) => aloud?.step(direction) ?? false,
    stop,
    passage: () => {
      const state = aloud?.state() ?? { kind: "silent" };
      return state.kind === "silent" ? null : (sentences[state.index]?.passage ?? null);
    },
  };
}

/** Voices are chosen for a language, whatever its region. */
function primary(lang: string): string {
  return lang.split(/[-_]/)[0]?.toLowerCase() ?? "";
}

function languageName(lang: string): string {
  try {
    return new Intl.DisplayNames(language(), { type: "language" }).of(lang) ?? lang;
  } catch {
    // A page may state what is no language tag; it is shown as it stands.
    return lang;
  }
}
