/**
 * The one gate. Whatever markup a page, a file or a row of the database holds passes here before it
 * is kept and again before it is shown. What is not on the lists below does not exist afterwards.
 */
import createDOMPurify, { type Config, type DOMPurify, type WindowLike } from "dompurify";

export interface Sanitizer {
  /**
   * Markup worth keeping: reading elements, absolute addresses of links and pictures, nothing that
   * styles, runs or names itself. Keeping what was kept changes nothing, also through {@link markupOf}.
   */
  readonly keep: (markup: string | Node) => DocumentFragment;
  /**
   * The same, fit for a screen: no address in it that a browser fetches by itself. A picture becomes
   * `<span data-image-host="host">alt</span>`; links send no referrer.
   */
  readonly show: (markup: string | Node) => DocumentFragment;
}

/** Elements that carry reading, and what each may say beside `lang`, `dir` and `title`. */
const elements: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  blockquote: ["cite"],
  col: ["span"],
  colgroup: ["span"],
  data: ["value"],
  del: ["cite", "datetime"],
  img: ["src", "alt", "width", "height"],
  ins: ["cite", "datetime"],
  li: ["value"],
  ol: ["start", "reversed", "type"],
  q: ["cite"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan", "scope"],
  time: ["datetime"],
  ...Object.fromEntries(
    (
      "abbr address article aside b bdi bdo big br caption cite code dd details dfn div dl dt em figcaption " +
      "figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i kbd main mark p pre rb rp rt rtc ruby s samp section " +
      "small span strike strong sub summary sup table tbody tfoot thead tr tt u ul var wbr"
    )
      .split(" ")
      .map((name) => [name, []]),
  ),
};
const everywhere: readonly string[] = ["lang", "dir", "title"];

/** What a value must look like; an attribute whose value does not is dropped. */
const values: Readonly<Record<string, (value: string) => string | null>> = {
  href: (value) => absoluteAddress(value, ["https:", "http:", "mailto:"]),
  src: (value) => absoluteAddress(value, ["https:", "http:"]),
  cite: (value) => absoluteAddress(value, ["https:", "http:"]),
  dir: (value) => (/^(?:ltr|rtl|auto)$/i.test(value) ? value.toLowerCase() : null),
  lang: (value) => (/^[a-z0-9-]{1,35}$/i.test(value) ? value : null),
  width: wholeNumber,
  height: wholeNumber,
  span: wholeNumber,
  colspan: wholeNumber,
  rowspan: wholeNumber,
};

/** The mark of a picture that is not fetched; allowed when showing only. */
const imageHost = "data-image-host";

const config = {
  ALLOWED_TAGS: Object.keys(elements),
  ALLOWED_ATTR: [...new Set([...everywhere, ...Object.values(elements).flat()])],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_NAMESPACES: ["http://www.w3.org/1999/xhtml"],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  RETURN_DOM_FRAGMENT: true,
} as const;

/** Passes until markup stands still; two are usual, and a page needs malice for more than five. */
const settlingPasses = 8;

const sanitizers = new WeakMap<object, Sanitizer>();

/** The sanitizer of a window; one a window, since its Trusted Types policy can be made only once. */
export function createSanitizer(window: WindowLike & { readonly document?: Document }): Sanitizer {
  const known = sanitizers.get(window);
  if (known !== undefined) return known;
  const policy = createPolicy(window);
  const keeping = gate(createDOMPurify(window), { ...config, ...policyOption(policy) }, []);
  const showing = gate(
    createDOMPurify(window),
    {
      ...config,
      ALLOWED_ATTR: [...config.ALLOWED_ATTR, "rel", "referrerpolicy", imageHost],
      ...policyOption(policy),
    },
    [imageHost],
  );
  const sanitizer: Sanitizer = {
    keep: (markup) => settle(keeping, markup),
    show: (markup) => withoutRequests(settle(keeping, markup), showing),
  };
  sanitizers.set(window, sanitizer);
  return sanitizer;
}
