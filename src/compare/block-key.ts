import { apart, kindOf } from "../search/characters.ts";
import type { TextBlock } from "./version.ts";

/** Equal for blocks that say the same in words: without marks, spaces and the differences between forms of one character. */
export function blockKey({ text }: TextBlock): string {
  const plain = text.normalize("NFKC");
  let words = "";
  for (const character of plain) if (kindOf(character.codePointAt(0) ?? 0) !== apart) words += character;
  // A block of marks alone is known by them.
  return words === "" ? plain : words;
}
