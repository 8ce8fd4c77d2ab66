/** The site's name where only the document's title tells it, and as people write it. */
import { normalizeSpace } from "../model/text.ts";
import type { Candidate } from "./candidate.ts";
import type { PageCopy } from "./copy.ts";
import { fold } from "./fold.ts";
import { han } from "./scripts.ts";

const separators = new RegExp(String.raw`\s[-–—|·•:]\s|[|｜ㅣ·_＿]|--+|(?<=[${han}])[-–—](?=[${han}])`);
/** How sites end their names where they write no spaces. */
const siteLike =
  /(?:网|網|报|報|新闻|新聞|频道|资讯|在线|社区|博客|论坛|日报|晚报|杂志|周刊|ニュース|新聞|オンライン|뉴스|일보|신문|News|Times|Post|Magazine|Blog|\.[a-z]{2,3})$/i;

/** The last part of the document's title, where a link to the site's root says the same or it ends as sites' names do. */
export function siteInTitle(title: string, atHome: readonly string[]): string | null {
  const parts = title.split(separators);
  const last = normalizeSpace(parts.at(-1) ?? "");
  if (parts.length < 2 || last === "" || last.length > 40) return null;
  return atHome.some((name) => name.toLowerCase().includes(last.toLowerCase())) || siteLike.test(last)
    ? last
    : null;
}

/** What the links to the site's root are called: in their text, their titles and their pictures. */
export function namesOfHome({ document, address }: PageCopy): string[] {
  const names = [...document.querySelectorAll("a[href]")]
    .slice(0, 300)
    .filter((link) => isRoot(link.getAttribute("href") ?? "", address))
    .flatMap((link) => {
      const picture = link.querySelector("img");
      return [
        (link.textContent ?? "").slice(0, 200),
        link.getAttribute("title"),
        link.getAttribute("aria-label"),
        picture?.getAttribute("alt"),
        picture?.getAttribute("title"),
      ];
    })
    .map((name) => normalizeSpace(name ?? ""));
  return [...new Set(names)].filter((name) => name !== "");
}

/** Reading three hundred addresses takes a millisecond; most need not be read. */
const mayBeRoot = /^(?:https?:\/\/[^/?#]*)?\/?(?:[?#]|$)/i;

function isRoot(href: string, address: string): boolean {
  if (!mayBeRoot.test(href) || !URL.canParse(href, address)) return false;
  const { host, pathname } = new URL(href, address);
  return host === new URL(address).host && pathname === "/";
}

const domainEnding = /(?:\.[a-z]{2,3}){1,2}$/i;
const bare = (name: string) => name.replace(domainEnding, "");
const key = (name: string) => fold(bare(name)).replace(/^the/, "");

/** `BostonGlobe.com` and `ottawacitizen` as another place of the page writes them: The Boston Globe, Ottawa Citizen. */
export function inWords(name: Candidate, all: readonly Candidate[], atHome: readonly string[]): Candidate {
  const isInWords = (value: string) => value !== value.toLowerCase() && value === bare(value);
  const stated = all.map(({ value }) => value);
  const isInitials = /^[A-Z]{2,4}$/.test(name.value);
  const same = all.find(({ value }) => key(value) === key(name.value) && isInWords(value));
  if (same !== undefined && same.value !== name.value) return same;
  if (!isInitials && name.value === bare(name.value)) return name;
  const others = [...stated, ...atHome.map(withoutWayHome)].filter(isInWords);
  // `ZDNet.de` is written as its makers want it; `zdnet.de` is an address.
  const isAddress = name.value === name.value.toLowerCase();
  const spelled = others.find(
    (other) =>
      other.length <= 40 &&
      !other.includes(".") &&
      (isAddress || other.includes(" ")) &&
      isShortFor(key(name.value), other, isInitials),
  );
  return spelled === undefined ? name : { ...name, value: spelled };
}

/** `Harbour Post Startseite` and `Harbour Post-Logo` without what says where the link leads. */
function withoutWayHome(name: string): string {
  return name.replace(/[\s-]+(?:logo|startseite|home(?:page)?)$/i, "");
}

/** Whether `harbour` or `hp` is short for `Harbour Post`. */
function isShortFor(short: string, name: string, isInitials: boolean): boolean {
  const words = name
    .replace(/^the\s/i, "")
    .split(/[\s-]+/)
    .map(fold);
  const whole = words.join("");
  if (!isInitials && short.length > 3 && words.length <= 3)
    return words.some((_, index) => words.slice(0, index + 1).join("") === short);
  const initials = words.map((word) => word.charAt(0)).join("");
  return (
    initials.length > 1 &&
    (initials === short || (initials[0] === short[0] && isWithin(initials, short) && isWithin(short, whole)))
  );
}

/** Whether all letters of one text stand in another, in their order. */
function isWithin(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
