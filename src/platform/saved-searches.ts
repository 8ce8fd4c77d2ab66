import browser from "webextension-polyfill";

/** A search the reader wants to come back to. */
export interface SavedSearch {
  readonly name: string;
  readonly query: string;
}

export const savedSearchLimits = { most: 100, nameCharacters: 80, queryCharacters: 1_000 } as const;

const key = "savedSearches";

/** The saved searches in their order; what is stored is checked, the rest left out. */
export async function readSavedSearches(): Promise<readonly SavedSearch[]> {
  return checked((await browser.storage.local.get(key))[key]);
}

/** Puts this list in the place of the one there is; resolves once it is stored. */
export async function keepSavedSearches(searches: readonly SavedSearch[]): Promise<void> {
  await browser.storage.local.set({ [key]: checked(searches) });
}

/** Calls back whenever any page changes them; the result stops that. */
export function watchSavedSearches(onChange: (searches: readonly SavedSearch[]) => void): () => void {
  const listener = (changes: Readonly<Record<string, { newValue?: unknown }>>, area: string): void => {
    const change = changes[key];
    if (area === "local" && change !== undefined) onChange(checked(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function checked(value: unknown): readonly SavedSearch[] {
  if (!Array.isArray(value)) return [];
  const searches = new Map<string, SavedSearch>();
  for (const item of value.slice(0, savedSearchLimits.most)) {
    const given: Readonly<Record<string, unknown>> =
      typeof item === "object" && item !== null ? { ...item } : {};
    const { name, query } = given;
    if (typeof name !== "string" || typeof query !== "string" || name === "") continue;
    const short = name.slice(0, savedSearchLimits.nameCharacters);
    searches.set(short, { name: short, query: query.slice(0, savedSearchLimits.queryCharacters) });
  }
  return [...searches.values()];
}
