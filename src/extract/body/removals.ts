/** After Readability: what it kept and is no story. One removal a function; the table gives their order. */
import type { Block } from "../blocks.ts";
import { isSameHeadline } from "../headline.ts";
import { isStatement } from "../sources/visible-text.ts";
import { isBiography, isNotice, isPointer } from "./labels.ts";
import { removeLine } from "./line.ts";
import { isQuotedPost, namesOf } from "./names.ts";
import type { Story } from "./story.ts";
import { isSentence, weigh } from "./weights.ts";

/** Of the story's prose, the most that boxes may hold together and still go for their names. */
const mostByName = 0.3;

/** Boxes named as furniture, now that the story is known. A name that many paragraphs bear says nothing. */
function dropNamedBoxes({ root, lines }: Story): void {
  const weights = weigh(root, lines());
  let left = weights(root).prose * mostByName;
  for (const element of root.querySelectorAll(
    "div, section, ul, ol, aside, p, span, header, h2, h3, h4, dl, li",
  )) {
    const names = namesOf(element);
    if (names.isNone) continue;
    const { prose, characters } = weights(element);
    const isFurniture = names.isFurniture || names.isDiscussion;
    if (!isFurniture && !(names.isParticulars && characters < 200 && prose === 0)) continue;
    if (isQuotedPost(element) || prose > left || (prose > 0 && element.localName === "p")) continue;
    left -= prose;
    element.remove();
  }
}

/** Boxes, lists and paragraphs that are mostly links. */
function dropLinkBoxes({ root, lines }: Story): void {
  const weights = weigh(root, lines());
  const whole = weights(root).characters;
  const paragraphs: Element[] = [];
  for (const element of root.querySelectorAll("div, section, ul, ol, dl, p, aside, h2, h3, h4, h5, h6")) {
    const { characters, linkCharacters } = weights(element);
    if (characters === 0 || characters > whole / 2 || linkCharacters < characters * 0.6) continue;
    if (element.closest("table, pre, figure, blockquote") !== null) continue;
    if (isAddress(element) || isLinkedSentence(element, characters, linkCharacters)) continue;
    if (element.localName === "p") paragraphs.push(element);
    else element.remove();
  }
  // Paragraphs that are most of the text are a list of links that the story is about.
  const linked = paragraphs.reduce((sum, element) => sum + weights(element).characters, 0);
  if (linked <= whole / 2) for (const element of paragraphs) element.remove();
}

/** A whole sentence whose words are links for the greater part, and not all of them. */
function isLinkedSentence(element: Element, characters: number, linkCharacters: number): boolean {
  return (
    element.localName === "p" &&
    characters >= 100 &&
    linkCharacters < characters * 0.85 &&
    /[.!?。！？]["”』」’)）]?\s*$/.test(element.textContent ?? "")
  );
}

function isAddress(element: Element): boolean {
  return /^https?:\/\/\S+$/.test((element.textContent ?? "").trim());
}

/** Notices of rights and responsibility, which sites set under every story. */
function dropNotices({ root, lines }: Story): void {
  for (const block of lines()) {
    if (isNotice(block.text)) removeLine(block, root);
  }
}

/** Lines that point elsewhere; a heading that does takes what it heads along. */
function dropPointers({ root, lines }: Story): void {
  const found = lines().filter(({ text, element }) => isPointer(text) && element.closest("pre") === null);
  for (const block of found) {
    const next = block.element.nextElementSibling;
    if (next !== null && /^(?:ul|ol)$/.test(next.localName)) {
      const weights = weigh(next);
      if (weights(next).linkCharacters > weights(next).characters * 0.3) next.remove();
    }
    removeLine(block, root);
  }
}

/** The headline stands above the body already. */
function dropHeadline({ root, title }: Story): void {
  for (const heading of root.querySelectorAll("h1, h2, h3")) {
    if (isSameHeadline(heading.textContent ?? "", title)) heading.remove();
  }
}

const headLines = 12;

/** A longer line may begin with a statement, and goes on with the story. */
const longestStatement = { latin: 160, han: 70 } as const;

/** What the first lines only state is kept as fields and shown above the body. */
function dropStatements({ root, title, isHan, lines }: Story): void {
  const longest = isHan ? longestStatement.han : longestStatement.latin;
  const stated: Block[] = [];
  let count = 0;
  for (const block of lines()) {
    count += 1;
    if (count > headLines) break;
    const isStated = block.text.length <= longest && isStatement(block.text);
    if (isStated || isSameHeadline(block.text, title)) stated.push(block);
  }
  for (const block of stated) removeLine(block, root);
}

const linesOfBiography = 3;

/** Who the author is, told in the last lines. */
function dropBiographies({ root, lines }: Story): void {
  const all = lines();
  for (const line of all.slice(Math.max(1, all.length - linesOfBiography)))
    if (isBiography(line.text)) removeLine(line, root);
}

/** What is longer is the story's own list. */
const longestTail = 0.25;

/** After the last sentence of the story nothing but its own tables, code and quotations. */
function dropTail({ root, lines }: Story): void {
  const all = lines();
  let last = all.length - 1;
  for (; last >= 0; last -= 1) {
    const line = all[last];
    if (line === undefined) break;
    if (
      isSentence(line.text, line.linkCharacters) ||
      endsSentence(line) ||
      line.element.closest("pre, blockquote, ol") !== null ||
      (line.element.closest("tr")?.childElementCount ?? 0) > 1
    )
      break;
  }
  if (last < 0) return;
  const tail = all.slice(last + 1);
  const tailCharacters = tail.reduce((sum, { text }) => sum + text.length, 0);
  const allCharacters = all.reduce((sum, { text }) => sum + text.length, 0);
  if (tailCharacters > allCharacters * longestTail) return;
  for (const line of tail) removeLine(line, root);
}

function endsSentence({ text, linkCharacters }: Block): boolean {
  return linkCharacters < text.length / 2 && /[.!?。！？…”"»』」）)]$/.test(text);
}

/** A heading with nothing below it heads nothing. */
function dropLooseHeadings({ root, lines }: Story): void {
  const headings = [...root.querySelectorAll("h2, h3, h4, h5, h6")];
  const all = lines();
  const last = all.at(-1)?.element;
  if (last !== undefined && headings.some((heading) => heading === last || heading.contains(last)))
    last.remove();
}

/** Copies of a line from which on none of them is the story's. */
const timesOfFurniture = 4;
/** A text that repeats more of itself than this does so on purpose. */
const mostRepeated = 0.3;

/** A line that stands again and again is the page's and no story's; the second of two is an echo. */
function dropRepeats({ root, lines }: Story): void {
  const seen = new Map<string, Block[]>();
  let characters = 0;
  for (const block of lines()) {
    characters += block.text.length;
    if (block.text.length < 20 || isStructure(block)) continue;
    const known = seen.get(block.text);
    if (known === undefined) seen.set(block.text, [block]);
    else known.push(block);
  }
  const extra = [...seen.values()].flatMap((blocks) =>
    blocks.length >= timesOfFurniture ? blocks : blocks.slice(1),
  );
  if (extra.reduce((sum, { text }) => sum + text.length, 0) > characters * mostRepeated) return;
  for (const block of extra) removeLine(block, root);
}

/** Headings, questions and labels, and the items of lists, may be the same for each of several things. */
function isStructure({ text, element }: Block): boolean {
  return /[?？:：]$/.test(text) || element.closest("pre, table, li, h2, h3, h4, h5, h6") !== null;
}

/** A picture with no address that could be kept is a hole in the text. */
function dropEmptyImages({ root }: Story): void {
  for (const image of root.querySelectorAll("img:not([src])")) image.remove();
}

function dropEmptyBoxes({ root }: Story): void {
  // Backwards, so that a box emptied by its last child goes too.
  for (const box of [...root.querySelectorAll("p, div, figure, section, li, ul, ol, h2, h3, h4")].reverse()) {
    if (box.querySelector("img, table, hr, br") === null && (box.textContent ?? "").trim() === "")
      box.remove();
  }
}

export const removals: readonly ((story: Story) => void)[] = [
  dropHeadline,
  dropNamedBoxes,
  dropStatements,
  dropPointers,
  dropNotices,
  dropRepeats,
  dropLinkBoxes,
  dropTail,
  dropBiographies,
  dropLooseHeadings,
  dropEmptyImages,
  dropEmptyBoxes,
];
