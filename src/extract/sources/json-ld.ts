/**
 * What a page says of itself in JSON-LD: the article's own object and the values below it. Foreign
 * data: every type is looked at, nothing is followed, and size and depth have limits.
 */
import { authorCandidate, type Candidate, candidate, type TextField } from "../candidate.ts";

const deepest = 64;
const mostObjects = 5_000;

type Node = ReadonlyMap<string, unknown>;

/** Types that are an article, best first. */
const articleTypes =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|TechArticle|ScholarlyArticle|MedicalScholarlyArticle|SocialMediaPosting|DiscussionForumPosting|OpinionNewsArticle|AdvertiserContentArticle)$/;
const pageTypes = /^(?:WebPage|ItemPage|AboutPage|ProfilePage|CreativeWork)$/;

const rows: readonly {
  readonly field: TextField;
  readonly key: string;
  readonly read: (value: unknown) => string;
}[] = [
  { field: "title", key: "headline", read: textOf },
  { field: "title", key: "name", read: textOf },
  { field: "siteName", key: "publisher", read: namesOf },
  { field: "publishedTime", key: "datePublished", read: textOf },
  { field: "publishedTime", key: "dateCreated", read: textOf },
  { field: "modifiedTime", key: "dateModified", read: textOf },
  { field: "lang", key: "inLanguage", read: languageOf },
  { field: "excerpt", key: "description", read: textOf },
  { field: "category", key: "articleSection", read: textOf },
  { field: "leadImage", key: "image", read: addressOf },
  { field: "leadImage", key: "thumbnailUrl", read: addressOf },
  { field: "source", key: "sourceOrganization", read: namesOf },
];

/** The candidates of all article objects in the scripts, in the order they stand; broken scripts are skipped. */
export function jsonLdCandidates(scripts: readonly string[]): Candidate[] {
  const nodes = nodesIn(scripts);
  const articles = nodes.filter((node) => typesOf(node).some((type) => articleTypes.test(type)));
  const chosen =
    articles.length > 0
      ? articles
      : nodes.filter((node) => typesOf(node).some((type) => pageTypes.test(type)));
  const byId = new Map<unknown, Node>();
  // An object that has only its `@id` points at one that has more.
  for (const node of nodes) {
    if (node.size > 1 && node.has("@id") && !byId.has(node.get("@id"))) byId.set(node.get("@id"), node);
  }
  return chosen.slice(0, 8).flatMap((node) => {
    const type = typesOf(node)[0] ?? "Thing";
    return [
      ...rows.flatMap(({ field, key, read }) =>
        candidate(field, read(resolved(node.get(key), byId)), "json-ld", `${type}.${key}`),
      ),
      ...["author", "creator"].flatMap((key) => {
        const stated = resolved(node.get(key), byId);
        const place = `${type}.${key}`;
        return [
          ...authorCandidate(namesOfAll(stated, false), "json-ld", place),
          ...authorCandidate(namesOfAll(stated, true), "json-ld", place).map((item) => ({
            ...item,
            isOrganisation: true,
          })),
        ];
      }),
    ];
  });
}

/** The keywords of the first article that has any: a list, or one text with commas. */
export function jsonLdKeywords(scripts: readonly string[]): string[] {
  for (const node of nodesIn(scripts)) {
    const keywords = node.get("keywords");
    if (!typesOf(node).some((type) => articleTypes.test(type)) || keywords === undefined) continue;
    const stated = Array.isArray(keywords) ? keywords : [keywords];
    const words = stated
      .slice(0, 50)
      .map((word: unknown) => (typeof word === "string" ? word : property(word, "name")));
    if (words.some((word) => word !== "")) return words;
  }
  return [];
}

/** Whether the page calls itself an article in JSON-LD. */
export function isArticleInJsonLd(scripts: readonly string[]): boolean {
  return nodesIn(scripts).some((node) => typesOf(node).some((type) => articleTypes.test(type)));
}

/** What scripts were parsed to: fields, keywords and the page's kind are read at different stages of one capture. */
const parsed = new WeakMap<readonly string[], readonly Node[]>();

function nodesIn(scripts: readonly string[]): readonly Node[] {
  const known = parsed.get(scripts);
  if (known !== undefined) return known;
  const nodes = scripts.flatMap((script) => nodesOf(parse(script)));
  parsed.set(scripts, nodes);
  return nodes;
}

function parse(script: string): unknown {
  const text = script
    .trim()
    .replace(/^(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, "")
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/)$/, "");
  for (const attempt of [
    text,
    text
      .replace(/\p{Cc}+/gu, " ")
      .replace(/,\s{0,100}([}\]])/g, "$1")
      .replace(/;$/, ""),
  ]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Broken JSON-LD is common; the page has other ways to say what it is.
    }
  }
  return null;
}

/** Every object of a value, outermost first, as maps: keys are the page's. */
function nodesOf(value: unknown): Node[] {
  const found: Node[] = [];
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.shift(); next !== undefined && found.length < mostObjects; next = waiting.shift()) {
    const { value: current, depth } = next;
    if (depth > deepest || typeof current !== "object" || current === null) continue;
    const inner = Array.isArray(current) ? current : Object.values(current);
    if (!Array.isArray(current)) found.push(new Map(Object.entries(current)));
    if (waiting.length < mostObjects)
      for (const item of inner.slice(0, mostObjects)) waiting.push({ value: item, depth: depth + 1 });
  }
  return found;
}

function typesOf(node: Node): string[] {
  const type = node.get("@type");
  return (Array.isArray(type) ? type : [type])
    .filter((name): name is string => typeof name === "string")
    .map((name) => name.slice(0, 100).replace(/^https?:\/\/schema\.org\//, ""));
}

function resolved(value: unknown, byId: ReadonlyMap<unknown, Node>): unknown {
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => resolved(item, byId));
  if (typeof value !== "object" || value === null) return value;
  const id = Object.hasOwn(value, "@id") ? new Map(Object.entries(value)).get("@id") : undefined;
  const target = byId.get(id);
  return target !== undefined && Object.keys(value).length === 1 ? Object.fromEntries(target) : value;
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return textOf(value[0]);
  return property(value, "@value");
}

function namesOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return property(value, "name");
  return value
    .slice(0, 50)
    .map((item: unknown) => (typeof item === "string" ? item : property(item, "name")))
    .filter((name) => name !== "")
    .join(", ");
}

/** The names of persons, or of the organisations among them. A person's name may itself be a list. */
function namesOfAll(value: unknown, areOrganisations: boolean): string[] {
  if (typeof value === "string") return areOrganisations ? [] : [value];
  if (!Array.isArray(value)) return isOrganisation(value) === areOrganisations ? allOf(value, "name") : [];
  return value
    .slice(0, 50)
    .flatMap((item: unknown) => (Array.isArray(item) ? [] : namesOfAll(item, areOrganisations)));
}

function isOrganisation(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    typesOf(new Map(Object.entries(value))).some((type) => /Organization|Corporation/.test(type))
  );
}

function allOf(value: unknown, key: string): string[] {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return [];
  const found: unknown = Reflect.get(value, key);
  return (Array.isArray(found) ? found.slice(0, 50) : [found]).filter(
    (name): name is string => typeof name === "string",
  );
}

function languageOf(value: unknown): string {
  return textOf(value) || property(value, "alternateName") || property(value, "name");
}

function addressOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return addressOf(value[0]);
  return property(value, "url") || property(value, "contentUrl");
}

function property(value: unknown, key: string): string {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return "";
  const found: unknown = Reflect.get(value, key);
  if (Array.isArray(found)) return typeof found[0] === "string" ? found[0] : "";
  return typeof found === "string" ? found : "";
}
