/**
 * Where on a page an element stands. What belongs to other stories, to comments, menus or boxes at
 * the side says nothing about this article: a wrapper of such a name that does not hold the headline.
 */

const otherElements: ReadonlySet<string> = new Set(["nav", "footer", "aside", "dialog"]);
const otherRoles: ReadonlySet<string> = new Set([
  "navigation",
  "contentinfo",
  "complementary",
  "search",
  "dialog",
]);
/** Words of class names and ids, whole between hyphens, underscores and changes of case. */
const otherWords: ReadonlySet<string> = new Set(
  (
    "comment comments reply replies disqus respond related recommend recommended recommendation recommendations teaser " +
    "teasers promo promos sidebar popular trending latest newsletter footer nav navigation menu breadcrumb " +
    "breadcrumbs carousel slider sponsored advert ads taboola outbrain mostread readmore morestories morefrom seealso " +
    "linkbox toc pagination cookie consent modal popup login signup subscribe hotnews ranking"
  ).split(" "),
);

/** Answers whether an element stands apart from the story whose headline is given. Remembers its answers. */
export function apartFrom(headline: Element | null): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const path: Element[] = [];
    let answer = false;
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const remembered = known.get(at);
      if (remembered !== undefined) {
        answer = remembered;
        break;
      }
      path.push(at);
      if (at.localName === "body" || (headline !== null && at.contains(headline))) break;
      if (isOther(at, headline !== null)) {
        answer = true;
        break;
      }
    }
    // What lies above the deciding element is not judged by it.
    for (const item of path) known.set(item, answer);
    return answer;
  };
}

/** An aside of a line or two beside the headline is a note to it: author, time, source. */
const noteCharacters = 250;

/** Whether an element lies in a part of the page that its very kind sets apart, whatever it is called. */
export function isSetAside(element: Element): boolean {
  const part = element.closest(
    "nav, footer, dialog, aside, [role=navigation], [role=contentinfo], [role=dialog]",
  );
  if (part === null) return false;
  return part.localName !== "aside" || (part.textContent ?? "").length > noteCharacters;
}

/** Without a headline to go by, a name such as `with-sidebar` may be the whole page's: names then say nothing. */
function isOther(element: Element, areNamesTelling: boolean): boolean {
  // An article's own footer is about the article.
  if (element.localName === "footer" && element.closest("article") !== null) return false;
  if (otherElements.has(element.localName) || otherRoles.has(element.getAttribute("role") ?? "")) return true;
  if (!areNamesTelling) return false;
  const words = wordsOfNames(element);
  const isOwn = words.some((word) => /^(?:post|entry|article)$/.test(word));
  return words.some((word) => otherWords.has(word) && !(isOwn && word === "footer"));
}

/** The words of an element's class and id, lower case: `articleByline post-meta` is article, byline, post, meta. */
export function wordsOfNames(element: Element): string[] {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`.slice(0, 500);
  return names
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}
