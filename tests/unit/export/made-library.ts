/** A library as values, for the writers of formats: what is hard for one of them stands in it. */
import { JSDOM } from "jsdom";
import english from "../../../src/_locales/en/messages.json" with { type: "json" };
import type { ExportJob, ExportRequest, KeptPicture } from "../../../src/export/job.ts";
import { hashArticle, hashBytes } from "../../../src/integrity/hash.ts";
import { createSealKeys } from "../../../src/integrity/seal.ts";
import { createProof } from "../../../src/integrity/statement.ts";
import type { Article } from "../../../src/model/article.ts";
import type { Entry } from "../../../src/model/entry.ts";
import { createSanitizer } from "../../../src/sanitize.ts";
import type { WholeEntry } from "../../../src/store/read.ts";
import { sampleArticle } from "../sample-article.ts";

const exportedAt = "2026-11-24T08:00:00.000Z";

/** A PNG of one pixel, and a GIF of one. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const gif = Buffer.from("R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=", "base64");

export interface Made {
  readonly whole: WholeEntry;
  readonly pictures: readonly KeptPicture[];
}

export async function picture(
  url: string,
  bytes: Buffer = png,
  type: "image/png" | "image/gif" | "image/webp" = "image/png",
): Promise<KeptPicture> {
  const own = new Uint8Array(bytes);
  return { url, type, bytes: new Blob([own], { type }), hash: await hashBytes(own), width: 1, height: 1 };
}

let made = 0;

/** An entry of one snapshot; a test names what it is about. */
export async function madeEntry(
  article: Partial<Article> = {},
  own: Partial<Entry> = {},
  pictures: readonly KeptPicture[] = [],
  notes: readonly string[] = [],
): Promise<Made> {
  made += 1;
  const tail = String(made).padStart(12, "0");
  const id = `00000000-0000-4000-8000-${tail}`;
  const snapshotId = `10000000-0000-4000-8000-${tail}`;
  const whole = sampleArticle({ url: `https://harbour.example/${made}`, ...article });
  const capturedAt = `2026-11-01T10:00:${String(made % 60).padStart(2, "0")}.000Z`;
  const sequence = Date.parse(capturedAt);
  const entry: Entry = {
    id,
    url: whole.url,
    title: whole.title,
    byline: whole.byline,
    siteName: whole.siteName ?? "harbour.example",
    publishedTime: whole.publishedTime,
    lang: whole.lang,
    excerpt: whole.excerpt,
    category: whole.category,
    source: whole.source,
    reprintedFrom: whole.reprintedFrom,
    wordCount: whole.wordCount,
    tags: [],
    isFavourite: false,
    readAt: null,
    savedAt: capturedAt,
    sequence,
    snapshotCount: 1,
    latestSnapshotId: snapshotId,
    archivedAt: null,
    trashedAt: null,
    note: null,
    corrections: {},
    grouping: null,
    link: null,
    importedFrom: [],
    extra: null,
    createdAt: capturedAt,
    updatedAt: capturedAt,
    ...own,
  };
  const snapshot = {
    id: snapshotId,
    entryId: id,
    capturedAt,
    sequence,
    hash: await hashArticle(whole),
    article: whole,
  };
  const highlights = notes.map((note, index) => ({
    id: `20000000-0000-4000-8000-${String(made * 100 + index).padStart(12, "0")}`,
    entryId: id,
    snapshotId,
    colour: "yellow" as const,
    note,
    exact: "council voted",
    prefix: "The ",
    suffix: " nine to two on Monday.",
    start: 4,
    end: 17,
    createdAt: capturedAt,
    modifiedAt: capturedAt,
  }));
  return { whole: { entry, snapshots: [snapshot], highlights }, pictures };
}

export interface MadeLibrary {
  readonly job: ExportJob;
  readonly request: ExportRequest;
  readonly entries: readonly WholeEntry[];
  readonly keys: CryptoKeyPair;
}

/** A job over these entries, with a key of its own. */
export async function libraryOf(all: readonly Made[]): Promise<MadeLibrary> {
  const { window } = new JSDOM("");
  const byId = new Map(all.map(({ whole }) => [whole.entry.id, whole]));
  const pictures = new Map(all.map(({ whole, pictures: kept }) => [whole.snapshots[0]?.id, kept]));
  const keys = await createSealKeys();
  const texts: Readonly<Record<string, { readonly message: string }>> = english;
  const job: ExportJob = {
    load: async (id) => byId.get(id) ?? null,
    pictures: async (id) => pictures.get(id) ?? [],
    tagColours: new Map([["coast", "teal"]]),
    version: "0.1.0",
    exportedAt,
    prove: (entries, textHash) =>
      createProof(
        { keys, head: { number: 0, hash: `sha256:${"0".repeat(64)}` }, log: null, timeStamp: null },
        { exportedAt, entries, textHash },
      ),
    sanitizer: createSanitizer(window),
    toXml: (node) => new window.XMLSerializer().serializeToString(node),
    toPng: async () => new Blob([new Uint8Array(png)], { type: "image/png" }),
    t: (key) => texts[key]?.message ?? key,
    language: "en",
    archiveKeys: async () => keys,
  };
  const request = {
    ids: [...byId.keys()],
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  return { job, request, entries: all.map(({ whole }) => whole), keys };
}

/** Strings each of which has broken some format somewhere. */
export const hardStrings: readonly string[] = [
  "He said: \"no\" -- then 'yes' & <b>left</b>",
  '=HYPERLINK("http://elsewhere.test","x")',
  "]]> --> %%comment%% ==mark== $x$ [[link]] #tag ^block",
  "中文标题：河镇重新考虑防洪墙？“引号”、顿号；全角（括号）",
  "سوق الميناء: الأسعار ترتفع ‏(٢٠٢٦)",
  "👩‍👩‍👧‍👦 family, 🏴󠁧󠁢󠁷󠁬󠁳󠁿 flag, z͑ͫ̓ͪ̂ͫ̽a̴̵̜̰͔ͫ͗",
  "- yes: no # not a comment",
  "con.prn/aux\\nul:<>|?*",
  "lone \ud800 surrogate and \u0007 bell \u2028 line \u0085 next \ufeff mark",
  "a\tb\r\nc; d, e | f",
  "{\\TeX} 100% $5 ~x^2 #1 _u_ &amp;",
  "   ",
  "長".repeat(300),
  "null",
  "2026-08-01",
];

const markup = `<h2 id="ref-1">One</h2><p>Text <a href="https://harbour.example/a|b?q={x}">with a link</a>, <sup><a href="#ref-1">1</a></sup>
and <b><p>a block in bold</p></b> and <img src="https://harbour.example/a.png" alt="A &quot;wall&quot;"> inline, <img src="https://harbour.example/gone.png" alt=""> gone.</p>
<figure><img src="https://harbour.example/b.gif"><figcaption>A caption, with <em>stress</em></figcaption></figure>
<ul><li>one</li>stray<p>para</p></ul><dl><dd>only</dd></dl><table><tr><th scope="col">a|b</th><th>c</th></tr><tr><td colspan="0">1</td><td>2<br>3</td></tr></table>
<pre class="language-js"><code>if (a &lt; b &amp;&amp; c) { "x" }</code></pre><blockquote cite="https://harbour.example/q">Quote ]]&gt; -- end</blockquote>
<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby><bdo>x</bdo><time datetime="tomorrow">Monday</time><details><p>no summary</p></details>
<math display="block" alttext="\\frac{1}{2}"><mfrac><mn>1</mn><mn>2</mn></mfrac></math><math><mfrac><mn>1</mn></mfrac></math>
<p dir="rtl" lang="ar">سوق الميناء</p><p>= not a formula, 5 &lt; 6, a_b, *stars*, 1. not a list, &amp;copy; &lt;script&gt;</p>`;

/** A library in which each hard string stands in every field that takes one. */
export async function hardLibrary(): Promise<MadeLibrary> {
  return libraryOf(await hardEntries());
}

/** Its entries. */
export async function hardEntries(): Promise<readonly Made[]> {
  const pictures = [
    await picture("https://harbour.example/a.png"),
    await picture("https://harbour.example/b.gif", gif, "image/gif"),
  ];
  return Promise.all(
    hardStrings.map((text, index) =>
      madeEntry(
        {
          title: text,
          byline: text,
          authors: [text, "Vincent van Gogh"],
          siteName: text,
          excerpt: text,
          category: index % 2 === 0 ? "Climate & “sea”" : text,
          source: text,
          lang: index === 3 ? "zh-CN" : index === 4 ? "ar" : "en",
          dir: index === 4 ? "rtl" : "ltr",
          publishedTime:
            ["2026", "2026-03", "2026-03-03", "2026-03-03T09:12:00+01:00", null][index % 5] ?? null,
          content: `${markup}<p>${escaped(text)}</p>`,
          textContent: text,
          feeds: [
            { url: "https://harbour.example/feed.xml", title: "The Harbour Review" },
            { url: `https://harbour.example/feed/${index}?a=1&b=%22`, title: text.slice(0, 200) },
          ],
        },
        {
          tags: ["coast", text.trim() === "" ? "x" : text.slice(0, 60)],
          note: text,
          isFavourite: index % 2 === 0,
        },
        pictures,
        [text],
      ),
    ),
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
