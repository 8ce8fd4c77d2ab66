/** How the reader wants to be read to. Apart from the other settings, which every page loads before its first paint. */
import browser from "webextension-polyfill";

export interface SpeechSettings {
  /** 1 is the voice's own pace. */
  readonly rate: number;
  /** By language, the voice chosen for it. */
  readonly voices: ReadonlyMap<string, string>;
}

const key = "speech";
/** As many as anybody has languages. */
const mostVoices = 50;

/** What is stored, each value checked, the rest by default. */
export async function readSpeechSettings(): Promise<SpeechSettings> {
  const { [key]: stored } = await browser.storage.local.get(key);
  const given = typeof stored === "object" && stored !== null ? stored : {};
  const rate = "rate" in given && typeof given.rate === "number" ? given.rate : 1;
  const voices: unknown = "voices" in given ? given.voices : [];
  return { rate, voices: new Map(Array.isArray(voices) ? voices.filter(isVoice).slice(-mostVoices) : []) };
}

/** Changes what is named and keeps the rest. */
export async function changeSpeechSettings(change: Partial<SpeechSettings>): Promise<void> {
  const { rate, voices } = { ...(await readSpeechSettings()), ...change };
  await browser.storage.local.set({ [key]: { rate, voices: [...voices] } });
}

function isVoice(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
