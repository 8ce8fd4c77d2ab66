/** What the names that authors give their boxes, in `class` and `id`, say about what is in them. */

/**
 * The words of names: cut at everything but letters and digits, and where a
 * capital follows a small letter.
 */
function wordsOf(names: string): string {
  return ` ${names
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z\d\s]+/g, "-")
    .replace(/\s+/g, " ")} `;
}

/** A pattern that finds any of these words, or runs of words joined by hyphens, whole. */
function anyOf(words: string): RegExp {
  return new RegExp(`[ -](?:${words.trim().split(/\s+/).join("|")})(?=[ -])`);
}

/** What readers wrote under the story. */
const discussion = anyOf(
  "comments? commentlist comment-list commenting disqus livefyre respond replies discussion pinglun coral viafoura spotim feedback guestbook",
);

/** Boxes that hold no story wherever they stand. */
const furniture = anyOf(`
  share shares sharing sharebar sharebox sharetools sharedaddy addtoany social socials social-links socialmedia shareaholic bshare jiathis jiathis-style bdsharebuttonbox
  related relateds relatedposts related-posts related-articles related-links recommend recommended recommends recommendation recommendations recirc recirculation outbrain taboola zergnet dianomi mgid
  readmore read-more read-next readnext read-also also-read see-also more-from more-about more-stories other-news othernews about-news most-read mostread most-popular mostpopular most-viewed trending up-next next-article teaser teasers
  newsletter newsletters subscribe subscription signup sign-up donate donation donations membership regwall
  advert adverts advertisement advertising advertorial adsense adsbygoogle adbox adslot ad-slot ad-container ad-wrapper adwrap dfp gpt ads ad sponsor sponsored sponsors affiliate affiliates
  nav navbar navigation breadcrumb breadcrumbs crumb crumbs pagination pager paging menu submenu toolbar sidebar side-bar
  author-bio authorbio about-author about-the-author author-box authorbox author-info author-card author-content article-author post-author bio biography abio
  taglist tag-list tags tagcloud keywords topics tagged post-tags article-tags entry-tags
  copyright disclaimer colophon cookie cookies consent gdpr
  poll quiz pingfen pinglun rating rates ratings votes vote survey
  shop-now product-card product-cards buy-button footer foot-line modal lightbox tooltip tooltips dropdown popup flyout cta banner banners promo promos promotion assessment feedback
  article-gating gating regwall metering factbox fact-box infobox info-box prev-next prevnext post-nav post-card display-card read-time
  skip-link screen-reader-text sr-only visually-hidden visuallyhidden noprint no-print
`);

/** Lines beside a story that say what is kept as fields, or work the page. */
const particulars = anyOf(`
  byline bylines author authors dateline timestamp datetime post-meta entry-meta article-meta meta-data metadata post-info article-info pubdate pub-date publish-date published date time
  reading-time read-time readtime views hits print printer email font-size fontsize toolbar tools share actions
`);

/** Words under a picture. */
const caption = anyOf(
  "caption captions figcaption pictext pic-text imgtext img-text wp-caption-text credit credits photo-credit image-credit photocredit img-credit image-caption photo-caption copyright",
);

/** Quotations of posts elsewhere. */
const embed = anyOf("embed embedded oembed");

/** Boxes made for a picture. */
const picture = anyOf("image images img photo photos picture pictures pic media video foto bild figure");

/** The paragraph between the headline and the story. */
const standfirst = anyOf(
  "dek deck standfirst subtitle sub-title subhead subheading subheadline sub-headline summary intro introduction einleitung lead lede lead-text chapo chapeau sapo perex ingress bajada sumario daodu zhaiyao strapline abstract description excerpt teaser-text article-summary article-intro",
);

export interface Names {
  readonly isNone: boolean;
  readonly isDiscussion: boolean;
  readonly isFurniture: boolean;
  readonly isParticulars: boolean;
  readonly isCaption: boolean;
  readonly isPicture: boolean;
  readonly isEmbed: boolean;
  readonly isStandfirst: boolean;
}

/** A page uses a few hundred names over and over; what they say is worked out once. */
const known = new Map<string, Names>();
const mostKnown = 4_000;

/** An id of more words was made from a heading, for links to it, and speaks of the subject: `menu-planning-for-small-kitchens`. */
const longestId = /^(?:[^-_]+[-_]){4}./;

/** What the names of an element say. */
export function namesOf(element: Element): Names {
  const id = element.getAttribute("id") ?? "";
  const names = `${element.getAttribute("class") ?? ""} ${longestId.test(id) ? "" : id}`.slice(0, 600);
  let found = known.get(names);
  if (found === undefined) {
    const words = wordsOf(names);
    found = {
      isNone: words.trim() === "",
      isDiscussion: discussion.test(words),
      isFurniture: furniture.test(words),
      isParticulars: particulars.test(words),
      isCaption: caption.test(words),
      isPicture: picture.test(words),
      isEmbed: embed.test(words),
      isStandfirst: standfirst.test(words),
    };
    if (known.size >= mostKnown) known.clear();
    known.set(names, found);
  }
  return found;
}

/** Whether a box shows a post that the story quotes: `social-media-embed` is no furniture then. */
export function isQuotedPost(element: Element): boolean {
  return namesOf(element).isEmbed && element.querySelector("blockquote") !== null;
}

/** Utility classes that hide a box, unless another shows it at some width. */
export function isHiddenByClass(element: Element): boolean {
  const classes = element.className;
  return (
    /(?:^|\s)(?:d-none|hidden|hide|is-hidden|u-hidden|visually-hidden|sr-only)(?:\s|$)/.test(classes) &&
    !/(?:^|\s)(?:d-\w{2,3}-|\w{2,3}:|show-|visible-)/.test(classes)
  );
}
