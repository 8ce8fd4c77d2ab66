import browser from "webextension-polyfill";
import { type HighlightColour, highlightColours } from "../model/highlight.ts";

/** What the reader chose about the look. Everything has a default; nothing here is needed to read or save. */
export interface Settings {
  /** Of popup and pages around the text. */
  readonly theme: Theme;
  /** Of the reader page. */
  readonly readerTheme: ReaderTheme;
  /** Pixels at the browser's own zoom. */
  readonly readerSize: number;
  /** Letters in a line. */
  readonly readerWidth: number;
  readonly readerLeading: number;
  readonly readerFace: ReaderFace;
  readonly readerEdges: ReaderEdges;
  /** Of the last highlight, and so of the next. */
  readonly highlightColour: HighlightColour;
  /** Of the rows of the library page. */
  readonly listDensity: Density;
  /** Of the library page: of entries that are one story only one is a row. */
  readonly foldsCopies: boolean;
  /** What was exported last, by its name among src/export/formats.ts; empty before the first choice. */
  readonly exportFormat: string;
  /** The style of the citation copied last, by its name in src/export/citation.ts; empty before the first. */
  readonly citationStyle: string;
  /** The address of the time-stamp authority asked last; empty while none was. */
  readonly stampAuthority: string;
}

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const readerThemes = ["auto", "light", "sepia", "dark", "black"] as const;
export type ReaderTheme = (typeof readerThemes)[number];
export const readerFaces = ["serif", "sans"] as const;
export type ReaderFace = (typeof readerFaces)[number];
/** Where lines end: as the language is usually set, all at one edge, or each where its words do. */
export const readerEdges = ["auto", "even", "ragged"] as const;
export type ReaderEdges = (typeof readerEdges)[number];

const densities = ["cards", "compact"] as const;
export type Density = (typeof densities)[number];

export const defaultSettings: Settings = {
  theme: "auto",
  readerTheme: "auto",
  readerSize: 18,
  readerWidth: 68,
  readerLeading: 1.75,
  readerFace: "serif",
  readerEdges: "auto",
  highlightColour: "yellow",
  listDensity: "cards",
  foldsCopies: false,
  exportFormat: "",
  citationStyle: "",
  stampAuthority: "",
};

/** The lowest and highest value of each setting that is a number. */
export const settingRanges = {
  readerSize: [14, 30],
  readerWidth: [45, 100],
  readerLeading: [1.3, 2.2],
} as const satisfies Partial<Record<keyof Settings, readonly [number, number]>>;

const key = "settings";
const longestAddress = 2_000;

/** What is stored, each value checked, the rest by default. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(key);
  const settings = checked(stored[key]);
  remember(settings);
  return settings;
}

/** Changes what is named and keeps the rest; resolves with the whole once it is stored. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = checked({ ...(await readSettings()), ...change });
  remember(settings);
  await browser.storage.local.set({ [key]: settings });
  return settings;
}

/** Calls back with the settings whenever any page changes them; the result stops that. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listener = (changes: Readonly<Record<string, { newValue?: unknown }>>, area: string): void => {
    const change = changes[key];
    if (area !== "local" || change === undefined) return;
    const settings = checked(change.newValue);
    remember(settings);
    onChange(settings);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * The settings as a page of ours last saw them, at once: for the first paint, which cannot wait
 * for `storage.local`. A copy in localStorage; the truth stays in {@link readSettings}.
 */
export function rememberedSettings(): Settings {
  try {
    const text = localStorage.getItem(key);
    return text === null ? defaultSettings : checked(JSON.parse(text));
  } catch {
    // Firefox refuses localStorage to extensions too when the reader blocks all site data: then the
    // first paint has the default look.
    return defaultSettings;
  }
}

function remember(settings: Settings): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    // As above: without localStorage there is only no early copy.
  }
}

function checked(value: unknown): Settings {
  const given: Readonly<Record<string, unknown>> =
    typeof value === "object" && value !== null ? { ...value } : {};
  return {
    theme: oneOf(themes, given["theme"], defaultSettings.theme),
    readerTheme: oneOf(readerThemes, given["readerTheme"], defaultSettings.readerTheme),
    readerSize: within("readerSize", given["readerSize"]),
    readerWidth: within("readerWidth", given["readerWidth"]),
    readerLeading: within("readerLeading", given["readerLeading"]),
    readerFace: oneOf(readerFaces, given["readerFace"], defaultSettings.readerFace),
    readerEdges: oneOf(readerEdges, given["readerEdges"], defaultSettings.readerEdges),
    highlightColour: oneOf(highlightColours, given["highlightColour"], defaultSettings.highlightColour),
    listDensity: oneOf(densities, given["listDensity"], defaultSettings.listDensity),
    foldsCopies: given["foldsCopies"] === true,
    exportFormat: nameOf(given["exportFormat"]),
    citationStyle: nameOf(given["citationStyle"]),
    stampAuthority: address(given["stampAuthority"]),
  };
}

function address(value: unknown): string {
  return typeof value === "string" && value.length <= longestAddress ? value : "";
}

function oneOf<T extends string>(choices: readonly T[], value: unknown, otherwise: T): T {
  return choices.find((choice) => choice === value) ?? otherwise;
}

/** A name in small letters; empty for anything else. */
function nameOf(value: unknown): string {
  return typeof value === "string" && /^[a-z]{1,20}$/.test(value) ? value : "";
}

function within(name: keyof typeof settingRanges, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return defaultSettings[name];
  const [lowest, highest] = settingRanges[name];
  return Math.min(highest, Math.max(lowest, value));
}
