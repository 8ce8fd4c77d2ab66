/** What every page of an article repeats: its standfirst, its first picture, a line about its author. */
import { blocksOf } from "../blocks.ts";

/** Shorter lines may well stand twice in one text. */
const leastCharacters = 12;

/** Takes out of later bodies the lines and pictures that an earlier one has; bodies with nothing new are left out. */
export function withoutRepeated(bodies: readonly Element[]): Element[] {
  if (bodies.length < 2) return [...bodies];
  const lines = new Set<string>();
  const lengths = new Map<Element, number>();
  const lengthOf = (element: Element) => {
    const length = lengths.get(element) ?? (element.textContent ?? "").trim().length;
    lengths.set(element, length);
    return length;
  };
  const pictures = new Set<string>();
  return bodies.filter((body, index) => {
    const repeated: Element[] = [];
    let isNew = false;
    for (const { text, element } of blocksOf(body)) {
      const isRepeated = lines.has(text) && element !== body && lengthOf(element) === text.length;
      if (isRepeated) repeated.push(element);
      else isNew = true;
      if (text.length >= leastCharacters) lines.add(text);
    }
    for (const image of body.querySelectorAll("img[src]")) {
      const address = image.getAttribute("src") ?? "";
      if (pictures.has(address) && index > 0) repeated.push(image);
      pictures.add(address);
    }
    if (index > 0) for (const element of repeated) element.remove();
    return isNew || index === 0;
  });
}
