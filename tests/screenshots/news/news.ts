import { english } from "./en.ts";
import { japanese } from "./ja.ts";
import type { Story, StoryLanguage } from "./story.ts";
import { simplified, traditional } from "./zh.ts";

const stories = {
  en: english,
  "zh-CN": simplified,
  "zh-TW": traditional,
  ja: japanese,
} as const satisfies Record<StoryLanguage, readonly Story[]>;

/** What a reader of a language keeps: most of it in that language, some in others. */
export function newsFor(reader: StoryLanguage): readonly (readonly [StoryLanguage, readonly Story[]])[] {
  const others = (["en", "zh-CN", "ja"] as const).filter((language) => language !== reader);
  return [
    ...others.map((language) => [language, stories[language].slice(3, 5)] as const),
    [reader, stories[reader]],
  ];
}
