/** Who signs below a story: a name with a dash or a date, a few words about the author. */
import { type Candidate, candidate } from "../candidate.ts";
import { parseDate } from "../dates.ts";
import { fullName, isHanPerson, isPlace } from "../names/words.ts";
import type { PageLine, PageLines } from "../page-lines.ts";
import { capital, han } from "../scripts.ts";

const about =
  /^(?:about (?:the )?authors?|the author|about the writer|über (?:den autor|die autorin)|zu[rm] autor(?:in)?|der autor|die autorin|à propos de l[’']auteur|sobre (?:el|la|o|a) autora?|作者[简簡]介|作者介[绍紹]|关于作者|關於作者|この記事を書いた人|執筆者(?:プロフィール)?|著者(?:プロフィール|紹介)?|ライタープロフィール)\s?[:：]?$/i;
const nameAlone = new RegExp(`^(${fullName})(?:,\\s(?:Ph\\.?D|M\\.?D)\\.?)?$`);
const nameOfBio = new RegExp(
  `^(${fullName})(?:,\\s[^.]{2,60},)?\\s(?:is|was|works|writes|covers|has|ist|war|arbeitet|schreibt|est|es|é|è)\\s`,
);
/** 作者简介：王文，某某大学教授。 */
const hanBio = new RegExp(
  `^[（(【]?(?:作者[简簡]介|作者介[绍紹]|关于作者|關於作者)\\s?[:：|丨]\\s?([${han}·]{2,6})[，,、：:\\s（(。]`,
);
const signed = new RegExp(`^(?:[—–―-]{1,3}\\s?(${fullName})|[(（](${fullName})[)）])$`);
const firstName = new RegExp(
  `^[${capital}][^\\s\\d,.;:!?|]{2,20}(?:\\s[${capital}][^\\s\\d,.;:!?|]{1,20}){0,2}$`,
);

const linesBelow = 3;

/** Names told below the last paragraphs. All are guesses but those that a heading announces. */
export function signatures({ prose, end }: PageLines): readonly Candidate[] {
  const last = prose.at(-1);
  const from = last === undefined ? end.length : end.indexOf(last);
  const found = end.flatMap((line, index) => {
    const next = end[index + 1];
    const told = about.test(line.text) ? nameIn(next?.text ?? "") : hanBio.exec(line.text)?.[1];
    if (told !== undefined && told !== null) return candidate("byline", told, "visible-text", "about (end)");
    const isBelow = index > from && index <= from + linesBelow;
    const isAfterStory = end[index - 1]?.isProse === true && next?.isProse !== true;
    const name =
      isBelow || isAfterStory ? signedBy(line.text, next?.text ?? "") : index >= from - 1 ? null : undefined;
    const signer = name ?? (name === undefined ? null : slanted(line, isAfterStory));
    return signer === null || isPlace(signer) ? [] : candidate("byline", signer, "visible-text", "signature");
  });
  // What stands last: a line before may be set off for another reason.
  return found.reverse();
}

function nameIn(line: string): string | null {
  if (isHanPerson(line)) return line;
  const han = /^([^\s，,：:（(。]{2,4})[\s，,：:（(]/.exec(line)?.[1] ?? "";
  return nameAlone.exec(line)?.[1] ?? nameOfBio.exec(line)?.[1] ?? (isHanPerson(han) ? han : null);
}

function signedBy(text: string, next: string): string | null {
  const match = signed.exec(text);
  if (match !== null) return match[1] ?? match[2] ?? null;
  const isDated = next.length <= 30 && /\d/.test(next) && parseDate(next) !== null;
  return isDated && firstName.test(text) ? text : null;
}

/** A line set in italics below the story: its author's name, or a sentence about the author. */
function slanted({ text, element }: PageLine, isAfterStory: boolean): string | null {
  const first = element.querySelector("i, em");
  if (first === null || (first.textContent ?? "").trim().length < text.length - 1) return null;
  return nameOfBio.exec(text)?.[1] ?? (isAfterStory ? (nameAlone.exec(text)?.[1] ?? null) : null);
}
