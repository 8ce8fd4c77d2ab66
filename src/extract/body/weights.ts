/** How much text, link text and prose lies in every element of a tree, taken in one walk. */
import { type Block, blocksOf } from "../blocks.ts";

interface Weight {
  readonly characters: number;
  readonly linkCharacters: number;
  /** Characters of lines long enough for a sentence that are mostly no links. */
  readonly prose: number;
}

interface Sums {
  characters: number;
  linkCharacters: number;
  prose: number;
}

export type Weights = (element: Element) => Weight;

const nothing: Weight = { characters: 0, linkCharacters: 0, prose: 0 };

/** Fewest characters of a line that reads as a sentence and not as a menu's item. */
const sentenceCharacters = { latin: 60, han: 24 } as const;
const hanLine = /[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]{2}/;
const hanStops = /[，。！？；：、…」』”]/;
const stops = /[.!?…。！？؟।:;](?:\s|["”»’')\]]{0,3}$)|[,،]\s/;

/** Whether a line reads as a sentence of a story: long enough, with a sentence's stops, and mostly no link. */
export function isSentence(text: string, linkCharacters: number): boolean {
  const isHan = hanLine.test(text);
  return (
    text.length >= (isHan ? sentenceCharacters.han : sentenceCharacters.latin) &&
    linkCharacters < text.length / 2 &&
    (isHan ? hanStops : stops).test(text)
  );
}

/** The weights of `root` and every element below it, as the tree stands now; `blocks` are its lines, where they are known already. */
export function weigh(root: Element, blocks: readonly Block[] = blocksOf(root)): Weights {
  const sums = new Map<Element, Sums>();
  for (const { text, element, linkCharacters } of blocks) {
    const sum = sumsOf(sums, element);
    sum.characters += text.length;
    sum.linkCharacters += linkCharacters;
    if (isSentence(text, linkCharacters)) sum.prose += text.length;
  }
  const elements = root.querySelectorAll("*");
  // Backwards: every element is complete before its parent takes it up.
  for (let index = elements.length - 1; index >= 0; index -= 1) {
    const element = elements[index];
    const own = element === undefined ? undefined : sums.get(element);
    const parent = element?.parentElement;
    if (own === undefined || parent === null || parent === undefined) continue;
    const sum = sumsOf(sums, parent);
    sum.characters += own.characters;
    sum.linkCharacters += own.linkCharacters;
    sum.prose += own.prose;
  }
  return (element) => sums.get(element) ?? nothing;
}

function sumsOf(sums: Map<Element, Sums>, element: Element): Sums {
  const known = sums.get(element);
  if (known !== undefined) return known;
  const fresh = { characters: 0, linkCharacters: 0, prose: 0 };
  sums.set(element, fresh);
  return fresh;
}
