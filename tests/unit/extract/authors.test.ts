import { expect, test } from "vitest";
import { authorsOf } from "../../../src/extract/authors.ts";
import { authorCandidate, candidate } from "../../../src/extract/candidate.ts";
import { articleIn } from "./pages.ts";

const context = { siteNames: ["Harbour News"], isJapanese: false };
const story =
  "<p>The gate was open and the yard was empty, which was how they had left it, and yet not quite.</p>";
const page = (head: string, byline = "") =>
  `<head><title>The yard</title>${head}</head><article><h1>The yard</h1>${byline}${story.repeat(8)}</article>`;
const jsonLd = (author: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "The yard", author })}</script>`;

test("an organisation stated as the author is told where no person is, and as unsure", async () => {
  const { authors, evidence } = await articleIn(
    page(jsonLd({ "@type": "Organization", name: "Harbour Wire" })),
  );
  expect(authors).toEqual(["Harbour Wire"]);
  expect(evidence.authors?.confidence).toBe("low");
});

test("a person beside an organisation is the author", async () => {
  const { authors } = await articleIn(
    page(
      jsonLd([
        { "@type": "Organization", name: "Harbour Wire" },
        { "@type": "Person", name: "Ann Lee" },
      ]),
    ),
  );
  expect(authors).toEqual(["Ann Lee"]);
});

test("of names that are no persons', the site's own says least", () => {
  const found = authorsOf(
    [
      ...authorCandidate(["Harbour News"], "meta", 'meta[name="author"]'),
      ...candidate("byline", "Reuters", "visible-text", "class author"),
    ],
    context,
  );
  expect(found?.names).toEqual(["Reuters"]);
});

test("what an element called author holds beyond the stated author counts if it is full names", () => {
  const namesWith = (...classed: string[]) =>
    authorsOf(
      [
        ...authorCandidate(["Marta Ca"], "json-ld", "NewsArticle.author"),
        ...authorCandidate(["Marta Ca", ...classed], "visible-text", "class author"),
      ],
      context,
    )?.names;
  expect(namesWith("Iniciar sesión")).toEqual(["Marta Ca"]);
  expect(namesWith("Bo Olsen")).toEqual(["Marta Ca", "Bo Olsen"]);
});

test("a link names nobody where the page's own line names an agency", () => {
  const found = authorsOf(
    [
      ...candidate("byline", "The Desk", "microdata", "author"),
      ...authorCandidate(["Bo Olsen", "Jon Larson"], "link", "a[href*=author]"),
    ],
    context,
  );
  expect(found?.names).toEqual(["The Desk"]);
});

test("a meta may hold its text in value", async () => {
  const { authors, leadImage } = await articleIn(
    page(
      '<meta name="author" value="Ann Lee"><meta name="og:image" value="https://pictures.test/aspect_default_0.jpg">',
    ),
  );
  expect(authors).toEqual(["Ann Lee"]);
  expect(leadImage).toBe("https://pictures.test/aspect_default_0.jpg");
});

test("the foot of a post is about the post", async () => {
  const { authors } = await articleIn(
    page("", "").replace(
      "</article>",
      '<div class="post-footer">Posted by T. V. Ram at 2:33 PM</div></article>',
    ),
  );
  expect(authors).toEqual(["T. V. Ram"]);
});

test.each(["本文", "佚名", "admin", "新規登録"])("%s is nobody, and no organisation either", (value) => {
  expect(authorsOf(candidate("byline", value, "visible-text", "作者："), context)).toBeNull();
});

test("whom the head names and the page calls its editor is no author", () => {
  const named = authorCandidate(["陶宁"], "meta", 'meta[name="author"]');
  const edits = candidate("editor", "陶宁", "visible-text", "责任编辑：");
  expect(authorsOf(named, context)?.names).toEqual(["陶宁"]);
  expect(authorsOf([...named, ...edits], context)).toBeNull();
});

test("the line below a lone label may hold but the first of the authors", async () => {
  const both = jsonLd([
    { "@type": "Person", name: "Ann Lee" },
    { "@type": "Person", name: "Bo Olsen" },
  ]);
  const byline = "<div><p>By</p><p>Ann Lee</p><p>Bo Olsen</p></div>";
  expect((await articleIn(page("", byline))).authors).toEqual(["Ann Lee"]);
  expect((await articleIn(page(both, byline))).authors).toEqual(["Ann Lee", "Bo Olsen"]);
});

test("a picture's author is not the story's", async () => {
  const figure =
    '<figure><img src="https://news.test/a.jpg"><figcaption>The yard <span class="author">Bo Olsen</span></figcaption></figure>';
  const { authors } = await articleIn(page("", `${figure}<p class="author">Ann Lee</p>`));
  expect(authors).toEqual(["Ann Lee"]);
});

test("an author's page is on the page's own site, and its link in no paragraph", async () => {
  const by = (link: string) => articleIn(page("", `<p>${link}</p>`)).then(({ authors }) => authors);
  expect(await by('<a href="https://news.test/authors/ann-lee">Ann Lee</a>')).toEqual(["Ann Lee"]);
  expect(await by('<a href="https://other.test/people/ann-lee">Ann Lee</a>')).toEqual([]);
  expect(await by(`${story.slice(3, -4).repeat(3)} <a href="/people/ann-lee">Ann Lee</a>`)).toEqual([]);
});

test.each([
  ["About the author</p><p>Ann Lee is a writer in Harbour.", ["Ann Lee"]],
  ["— Ann Lee", ["Ann Lee"]],
  ["Ann</p><p>3 May 2020", ["Ann"]],
  ["<em>Ann Lee teaches nothing and is a writer in Harbour.</em>", []],
  ["<em>Ann Lee is a writer in Harbour.</em>", ["Ann Lee"]],
  ["<b>Learn More</b>", []],
])("below the story %s signs it: %j", async (end, names) => {
  const signed = page("").replace("</article>", `<p>${end}</p></article>`);
  expect((await articleIn(signed)).authors).toEqual(names);
});

test("a signature is believed after an organisation that is stated", () => {
  const found = authorsOf(
    [
      ...candidate("byline", "Bo Olsen", "visible-text", "signature"),
      ...authorCandidate(["Harbour Wire"], "meta", 'meta[name="author"]'),
    ],
    context,
  );
  expect(found?.names).toEqual(["Harbour Wire"]);
});
