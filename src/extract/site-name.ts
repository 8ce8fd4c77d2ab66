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
export function siteInTitle({ document, title, address }: PageCopy): string | null {
  const parts = title.split(separators);
  const last = normalizeSpace(parts.at(-1) ?? "");
  if (parts.length < 2 || last === "" || last.length > 40) return null;
  const isNamed = [...document.querySelectorAll("a[href]")]
    .slice(0, 300)
    .filter((link) => isRoot(link.getAttribute("href") ?? "", address))
    .some((link) => namesOfLink(link).includes(last.toLowerCase()));
  return isNamed || siteLike.test(last) ? last : null;
}

function namesOfLink(link: Element): string {
  const picture = link.querySelector("img")?.getAttribute("alt") ?? "";
  return normalizeSpace(`${link.textContent} ${link.getAttribute("title") ?? ""} ${picture}`).toLowerCase();
}

function isRoot(href: string, address: string): boolean {
  if (!URL.canParse(href, address)) return false;
  const { host, pathname } = new URL(href, address);
  return host === new URL(address).host && pathname === "/";
}

/** `BostonGlobe.com` and `ottawacitizen` as another place of the page writes them: The Boston Globe, Ottawa Citizen. */
export function inWords(name: Candidate, all: readonly Candidate[]): Candidate {
  const bare = (value: string) => value.replace(/(?:\.[a-z]{2,3}){1,2}$/i, "");
  const key = (value: string) => fold(bare(value)).replace(/^the/, "");
  const isInWords = ({ value }: Candidate) => value !== value.toLowerCase() && value === bare(value);
  const same = all.filter(({ value }) => key(value) === key(name.value));
  return same.find(isInWords) ?? name;
}
