/** The feeds that the pages of a selection name, by site (OPML 2.0): what feed readers subscribe from. */
import type { Feed } from "../../model/article.ts";
import { LibraryError } from "../../model/errors.ts";
import { hostOf } from "../../model/url.ts";
import { escapeMarkup, oneLine } from "../escape.ts";
import { entriesOf } from "../items.ts";
import type { FormatModule } from "../job.ts";
import { createTextFile } from "../text-file.ts";

interface Site {
  readonly name: string;
  /** Its front page. */
  readonly url: string;
  readonly feeds: Feed[];
}

/** Rejects with `export/no-feeds` where there are none; otherwise as {@link FormatModule} says. */
export const write: FormatModule["write"] = async (job, request) => {
  const sites = new Map<string, Site>();
  const listed = new Set<string>();
  let count = 0;
  for await (const { entry, snapshots } of entriesOf(job, request)) {
    // An older snapshot may name what the latest does not.
    const feeds = snapshots.flatMap(({ article }) => article.feeds ?? []);
    if (feeds.length === 0) continue;
    count += 1;
    const host = hostOf(entry.url);
    for (const feed of feeds) {
      if (listed.has(feed.url)) continue;
      listed.add(feed.url);
      const known = sites.get(host);
      if (known !== undefined) known.feeds.push(feed);
      else sites.set(host, { name: entry.siteName, url: frontOf(entry.url, feed.url), feeds: [feed] });
    }
  }
  if (sites.size === 0) throw new LibraryError("export/no-feeds");
  const text = createTextFile();
  text.add(
    '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head>\n',
    `<title>${escapeMarkup(job.t("fact_feeds"))} · Stillpage</title>\n`,
    `<dateCreated>${new Date(job.exportedAt).toUTCString()}</dateCreated>\n</head>\n<body>\n`,
  );
  for (const site of sites.values()) text.add(siteMarkup(site));
  text.add("</body>\n</opml>\n");
  return { file: text.take("text/x-opml"), count };
};

/** A site is a folder of its feeds. All kinds of feed are `rss` in OPML; readers look at what they get. */
function siteMarkup({ name, url, feeds }: Site): string {
  const outlines = feeds.map((feed) => {
    const title = attribute(feed.title ?? name);
    return `<outline type="rss" text="${title}" title="${title}" xmlUrl="${attribute(feed.url)}" htmlUrl="${attribute(url)}"/>\n`;
  });
  return `<outline text="${attribute(name)}" title="${attribute(name)}">\n${outlines.join("")}</outline>\n`;
}

/** What is left of a text may be nothing, and an outline must have one. */
function attribute(text: string): string {
  return escapeMarkup(oneLine(text) || "–");
}

/** Of a page read from a disk the feed alone says where its site is. */
function frontOf(url: string, feed: string): string {
  return `${new URL(/^https?:/.test(url) ? url : feed).origin}/`;
}
