/** An article as one HTML file that needs nothing else and fetches nothing, in a browser of any year. */

import { markupOf } from "../sanitize.ts";
import { headMarkup, ownMarkup, textAttributes } from "./article-parts.ts";
import { base64Of } from "./base64.ts";
import { contentOf } from "./content.ts";
import { escapeMarkup } from "./escape.ts";
import { metaMarkup } from "./html-meta.ts";
import type { ExportItem } from "./items.ts";
import type { ExportJob, KeptPicture } from "./job.ts";
import style from "./paper.css";
import { createTextFile } from "./text-file.ts";

/** It lets the file show the pictures it carries and style itself; no script, no address, no frame. */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/** Within an archive pictures have their own addresses, which its reader answers. */
const linkedPolicy = policy.replace("img-src data:", "img-src https: http: data:");

/**
 * The whole document. Pictures are `inside`, one put in after the other so that no two are text at the same time,
 * or `linked` by the addresses they had.
 */
export async function htmlDocument(
  job: ExportJob,
  item: ExportItem,
  pictures: "inside" | "linked" = "inside",
): Promise<Blob> {
  const { entry, snapshot, article } = item;
  // What stands for a picture until its bytes go in; no page can have written it.
  const mark = `stillpage-${crypto.randomUUID()}-`;
  const placed: KeptPicture[] = [];
  const nodes = contentOf(job, article, await job.pictures(snapshot.id), (picture) => {
    if (pictures === "linked") return picture.url;
    placed.push(picture);
    return `${mark}${placed.length - 1}.`;
  });
  for (const link of nodes.querySelectorAll('a[href]:not([href^="#"])'))
    link.setAttribute("rel", "noreferrer");

  const file = createTextFile();
  file.add(
    `<!DOCTYPE html>\n<html${textAttributes(article)}>${savedComment(entry.url, snapshot.capturedAt)}\n`,
    `<!-- saved from url=(${String(entry.url.length).padStart(4, "0")})${inComment(entry.url)} -->\n`,
    '<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="${pictures === "linked" ? linkedPolicy : policy}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="referrer" content="no-referrer">\n',
    `<title>${escapeMarkup(article.title)}</title>\n`,
    metaMarkup(job, item),
    `<style>\n${style}</style>\n</head>\n<body>\n<article>\n${headMarkup(job, item)}\n`,
    `<div class="content"${textAttributes(article)}>\n`,
  );
  const [first = "", ...rest] = markupOf(nodes).split(mark);
  file.add(first);
  for (const piece of rest) {
    const end = piece.indexOf(".");
    const picture = placed[Number(piece.slice(0, end))];
    if (picture !== undefined) {
      file.add(`data:${picture.type};base64,`);
      file.addBlob(await base64Of(picture.bytes));
    }
    file.add(piece.slice(end + 1));
  }
  file.add(`\n</div>\n${ownMarkup(job, item)}\n</article>\n</body>\n</html>\n`);
  return file.take("text/html");
}

/**
 * The comment by which SingleFile, and importers that know its files, find out where a page was saved from and
 * when. It says whose it is: they look for its shape.
 */
function savedComment(url: string, capturedAt: string): string {
  return [
    "<!--",
    " Page saved with Stillpage (SingleFile-compatible header) ",
    ` url: ${inComment(url)} `,
    ` saved date: ${dateText(new Date(capturedAt))}`,
    "-->",
  ].join("\n");
}

/** An address without what would end a comment. */
function inComment(url: string): string {
  return url
    .replace(/--/g, "%2D%2D")
    .replace(/[<>\s]/g, (character) => encodeURIComponent(character))
    .replace(/-$/, "%2D");
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** As JavaScript writes a date in the zone of Greenwich, whatever this computer's is. */
function dateText(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(":");
  return `${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${two(at.getUTCDate())} ${at.getUTCFullYear()} ${clock} GMT+0000 (Coordinated Universal Time)`;
}
