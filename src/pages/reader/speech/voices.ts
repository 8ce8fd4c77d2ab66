/** What the browser can say a text with, without asking anybody: a voice that is not of this computer sends the text away. */

export type Voice = Pick<SpeechSynthesisVoice, "name" | "lang" | "voiceURI" | "localService" | "default">;

/** The voices of this computer for a language, those for its very region first. */
export function voicesFor<V extends Voice>(voices: readonly V[], lang: string): readonly V[] {
  const wanted = tagOf(lang);
  const rank = (voice: V): number => {
    const tag = tagOf(voice.lang);
    const distance = tag.region === wanted.region ? 0 : tag.script === wanted.script ? 1 : 2;
    return distance * 2 + (voice.default ? 0 : 1);
  };
  return voices
    .filter((voice) => voice.localService && tagOf(voice.lang).language === wanted.language)
    .toSorted((a, b) => rank(a) - rank(b));
}

interface Tag {
  readonly language: string;
  readonly script: string;
  readonly region: string;
}

/** Android and some engines write `zh_CN`; some call Mandarin by its own code. */
function tagOf(lang: string): Tag {
  const tag = lang.replaceAll("_", "-").replace(/^cmn\b/i, "zh");
  try {
    const { language, script = "", region = "" } = new Intl.Locale(tag).maximize();
    return { language, script, region };
  } catch {
    // No tag at all: the words before the first dash are compared as they are.
    return { language: tag.split("-")[0]?.toLowerCase() ?? "", script: "", region: "" };
  }
}
