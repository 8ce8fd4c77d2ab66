/** Which of a page's author lines is believed, and whom it names. */
import type { Confidence, EvidenceRule } from "../model/article.ts";
import type { Candidate } from "./candidate.ts";
import { fold } from "./fold.ts";
import { type NameContext, parseNames, tidyByline } from "./names/parse-names.ts";
import { capital, hasEastAsian } from "./scripts.ts";
import { isSiteName } from "./site-suffix.ts";
import { lineBelow } from "./sources/labels.ts";

export interface Authors {
  readonly line: string;
  readonly names: readonly string[];
  readonly candidate: Candidate;
  readonly confidence: Confidence;
}

/** Author lines stated for machines by those who keep them with care, and by templates. */
const careful: readonly EvidenceRule[] = ["json-ld", "citation", "microdata"];
const careless: readonly EvidenceRule[] = ["dublin-core", "meta", "open-graph"];
/** Places that may hold another person's name: they speak where nothing better does. */
const signature = "signature";
const guesses: ReadonlySet<string> = new Set(["date line", "name line", signature]);

interface Named {
  readonly candidate: Candidate;
  readonly names: readonly string[];
}

/**
 * The line printed under the headline is what readers see and knows all names. Then what is stated for
 * machines, what is printed at the story's end, and last what an element's name or a link suggests.
 */
export function authorsOf(candidates: readonly Candidate[], context: NameContext): Authors | null {
  const editors = new Set(
    candidates.filter(({ field }) => field === "editor").flatMap(({ value }) => parseNames(value, context)),
  );
  const lines = candidates
    .filter(({ field }) => field === "byline")
    .map((candidate) => ({ candidate, names: namesOf(candidate, context) }));
  // Templates write whoever put the page in: where that is the editor, it is no author.
  const isEditors = ({ candidate, names }: Named) =>
    careless.includes(candidate.evidence.rule) && names.every((name) => editors.has(name));
  const named = lines.filter((line) => line.names.length > 0 && !isEditors(line));
  const by = (rules: readonly EvidenceRule[]) =>
    rules.flatMap((rule) => named.filter(({ candidate }) => candidate.evidence.rule === rule))[0];
  const printed = named.filter(({ candidate: { evidence } }) => evidence.rule === "visible-text");
  const isAtEnd = ({ candidate }: Named) => candidate.evidence.place.endsWith("(end)");
  const isGuess = ({ candidate }: Named) => guesses.has(candidate.evidence.place);
  const isClassed = ({ candidate }: Named) => candidate.evidence.place === "class author";
  const said = printed.find((item) => !isAtEnd(item) && !isGuess(item) && !isClassed(item));
  const team = said === undefined ? undefined : withColleagues(said, printed);
  const classed = printed.find(isClassed);
  const machine = by(careful);
  const isSigned = ({ candidate }: Named) => candidate.evidence.place === signature;
  const guess = printed.find((item) => isGuess(item) && !isSigned(item));
  const below = said?.candidate.evidence.place ?? "";
  const fuller = below.endsWith(lineBelow)
    ? [machine, /^authors/i.test(below) ? classed : undefined].find(
        (item) => item !== undefined && team !== undefined && isMore(item, team),
      )
    : undefined;
  const believed = [
    fuller,
    team,
    // An element's name is believed over the machines' line when it holds all of theirs and more full names.
    classed !== undefined && machine !== undefined && isMore(classed, machine) ? classed : undefined,
    machine,
    printed.find(isAtEnd),
    classed,
    by(careless),
    // Where the page's own line names an agency, a link beside it names somebody else.
    lines.some(isOfNobody) ? undefined : by(["link"]),
    guess,
  ].find((item) => item !== undefined);
  if (believed !== undefined) {
    const agreeing = named.filter((other) => other !== believed && areSame(other, believed));
    return {
      line: lineOf(believed),
      names: believed.names,
      candidate: believed.candidate,
      confidence: agreeing.some(
        ({ candidate }) => candidate.evidence.rule !== believed.candidate.evidence.rule,
      )
        ? "high"
        : believed === guess
          ? "low"
          : believed.candidate.evidence.confidence,
    };
  }
  const signed = printed.find(isSigned);
  return (
    lineWithoutPeople(lines, context) ??
    (signed === undefined ? null : { ...signed, line: lineOf(signed), confidence: "low" })
  );
}

function isOfNobody({ candidate, names }: Named): boolean {
  const { rule } = candidate.evidence;
  return names.length === 0 && (careful.includes(rule) || rule === "visible-text");
}

/** 本报实习生 … above 本报记者 …: lines of one kind under one headline name the authors together. */
function withColleagues(said: Named, printed: readonly Named[]): Named {
  if (said.candidate.evidence.place !== "记者") return said;
  const lines = printed.filter(({ candidate }) => candidate.evidence.place === "记者");
  return {
    candidate: {
      ...said.candidate,
      value: [...new Set(lines.map(({ candidate }) => candidate.value))].join("、"),
    },
    names: [...new Set(lines.flatMap(({ names }) => names))],
  };
}

/**
 * Where the page's own author line names an agency, a desk, a team or an account and no person, that is
 * whom the page says it is from: better told, and told as unsure, than left out. The site's own name says least.
 */
function lineWithoutPeople(lines: readonly Named[], { siteNames }: NameContext): Authors | null {
  const stated = lines
    .filter(({ candidate, names }) => names.length === 0 && !guesses.has(candidate.evidence.place))
    .flatMap(({ candidate }) => {
      const line = (candidate.names ?? [candidate.value]).map(tidyByline).find(isFitToTell);
      return line === undefined ? [] : [{ line, names: [line], candidate, confidence: "low" as const }];
    });
  return stated.find(({ line }) => !isSiteName(line, siteNames)) ?? stated[0] ?? null;
}

/** Whether a line that names no person is worth telling. */
export function isFitToTell(line: string): boolean {
  return line.length > 1 && line.length <= 80 && !machineWords.test(line);
}

/** An address, a number, a login: what a template writes where it knows no author. */
const machineWords =
  /^(?:https?:|www\.|@|\/)|@\w|[="<>]|^[\w-]+(?:\.[\w-]+){2,}$|^[\d\s]+$|^\w{1,3}_?\d+$|^(?:admin\w*|user\w*!?|root|name|null|undefined|none|unknown|anonym\w*|guest|webmaster|author|editor|by|von|default)$|登[录錄録]|注册|註冊|ログイン|^(?:本文|文章|原创|佚名|匿名|未知|不详|本站|管理员)$/i;

function namesOf({ value, names, evidence, isOrganisation }: Candidate, context: NameContext): string[] {
  if (isOrganisation) return [];
  const isCatalogue = evidence.rule === "citation" || evidence.rule === "dublin-core";
  const found = (names ?? [value]).flatMap((name) =>
    parseNames(isCatalogue ? uninverted(name) : name, context),
  );
  const unique = [...new Set(found)].slice(0, 30);
  // Beside full names a single word is an office, a place or a word of the page.
  const isFull = evidence.rule !== "json-ld" && unique.some((name) => /\S\s\S/.test(name));
  return isFull ? unique.filter((name) => /\s/.test(name) || hasEastAsian(name)) : unique;
}

/** Catalogues put the family name first: `Lee, Ann`. */
function uninverted(name: string): string {
  const parts = name.split(",").map((part) => part.trim());
  const [family = "", given = ""] = parts;
  const isInverted =
    parts.length === 2 && /^[^\s\d,.;:]+(?:\s[^\s\d,.;:]+)?$/.test(family) && /^[^\d,;:]{1,25}$/.test(given);
  return isInverted ? `${given} ${family}` : name;
}

function holds(all: Named, some: Named): boolean {
  const keys = new Set(all.names.map(fold));
  return some.names.every((name) => keys.has(fold(name)));
}

/** Not words of the page: a full name begins and ends with a capital. */
function isMore(all: Named, some: Named): boolean {
  return (
    all.names.length > some.names.length && holds(all, some) && all.names.every((name) => fullName.test(name))
  );
}

const fullName = new RegExp(`^[${capital}]\\S*\\s(?:\\S+\\s)*[${capital}]\\S*$`);

function areSame(a: Named, b: Named): boolean {
  return a.names.length === b.names.length && holds(a, b);
}

function lineOf({ candidate, names }: Named): string {
  if (candidate.names !== undefined) return names.join(", ");
  return tidyByline(candidate.value) || names.join(", ");
}
