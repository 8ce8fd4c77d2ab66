/** Who copied whom, as far as the copies say so themselves: by the address of the original, or by a name. */
import { canonicalUrl } from "./canonical-url.ts";
import { foldName } from "./fold-name.ts";
import { hostOf } from "./url.ts";

/** What of an entry tells its place among the copies of one story. */
export interface Told {
  readonly url: string;
  readonly siteName: string;
  /** The edition it stood in, where the page names one. */
  readonly edition: string | null;
  readonly source: string | null;
  readonly reprintedFrom: string | null;
  /** Where it says that it was published first. */
  readonly originalUrl: string | null;
}

/**
 * What one text names as where it comes from, of those among the others that it names; null for each it does not.
 * Of a paper and its editions the one that bears the very name is meant, and the other only where there is none.
 */
export function namedAmong(copy: Told, others: readonly Told[]): readonly (string | null)[] {
  const named = others.map((other) => namedExactly(copy, other));
  return named.some((name) => name !== null) ? named : others.map((other) => namedByFamily(copy, other));
}

function namedExactly(copy: Told, other: Told): string | null {
  const names = namesOf(copy);
  const name = names.find((one) => isSameName(one, other.siteName) || isSameName(one, other.edition ?? ""));
  if (name !== undefined) return name;
  const host = hostOf(other.url);
  const printed = names.find((one) => host !== "" && isHost(one, host));
  if (printed !== undefined) return printed;
  return isOriginal(copy, other) ? (names[0] ?? other.siteName) : null;
}

function namedByFamily(copy: Told, other: Told): string | null {
  return namesOf(copy).find((name) => isOfOneFamily(foldName(name), foldName(other.siteName))) ?? null;
}

function namesOf({ reprintedFrom, source }: Told): readonly string[] {
  return [reprintedFrom, source].filter((name) => name !== null);
}

/** Whether the original of a copy is this, or stood on the other's site: a paper moves its articles about. */
function isOriginal({ url, originalUrl }: Told, other: Told): boolean {
  if (originalUrl === null) return false;
  const original = canonicalUrl(originalUrl);
  if (original === null || original === canonicalUrl(url)) return false;
  if (original === canonicalUrl(other.url)) return true;
  const host = hostOf(original);
  return host !== "" && host === hostOf(other.url) && host !== hostOf(url);
}

/** The one that was published first, where the times that are known leave no doubt; null where none does. */
export function firstPublished<T extends { readonly publishedTime: string | null }>(
  copies: readonly T[],
): T | null {
  const timed = copies.flatMap((copy) => {
    const time = copy.publishedTime === null ? Number.NaN : Date.parse(copy.publishedTime);
    return Number.isNaN(time) ? [] : [{ copy, time }];
  });
  if (timed.length < 2 || timed.length < copies.length) return null;
  timed.sort((a, b) => a.time - b.time);
  const [first, second] = timed;
  return first === undefined || first.time === second?.time ? null : first.copy;
}

/** Names of publications as pages write them: 《人民日报》 and "People's Daily" in whatever case and marks. */
function isSameName(one: string, other: string): boolean {
  const a = foldName(one);
  return a !== "" && a === foldName(other);
}

/** A source may be printed as the host it is. */
function isHost(name: string, host: string): boolean {
  return hostOf(`https://${name.trim().toLowerCase()}/`) === host;
}

/** What a paper's name has behind it in one of its editions: 人民日报海外版, 朝日新聞デジタル, Guardian US Edition. */
const editionTail =
  /^(?:\p{Script=Han}{1,6}版|数字报|數位報|客户端|客戶端|微信公众号|公众号|官方微博|デジタル|オンライン|online|digital|(?:us|uk|asia|europe|international|global|overseas|weekend|print)edition|international)$/u;

function isOfOneFamily(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  // A name of one character is no name: everything begins with it.
  return short.length > 1 && long.startsWith(short) && editionTail.test(long.slice(short.length));
}
