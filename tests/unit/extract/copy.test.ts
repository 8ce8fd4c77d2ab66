import { expect, test } from "vitest";
import { copyPage } from "../../../src/extract/copy.ts";
import { createPace } from "../../../src/extract/pace.ts";
import { readerOf } from "../../../src/extract/page-dom.ts";
import { calmPace, copyOf, windowOf } from "./pages.ts";

const roomy = { nodes: 1_000, characters: 10_000, effort: 10_000, depth: 20 };
const address = "https://news.test/";

test("a copy holds nothing that runs, submits or answers to a name", async () => {
  const { document } = await copyOf(
    windowOf(
      '<form name="body"><input name="parentNode"><p onclick="x()">a</p></form><img name="title"><script>1</script>',
    ),
  );
  expect(document.querySelector("form, input, script, [name], [onclick]")).toBeNull();
  expect(document.body.textContent).toContain("a");
});

test("the page itself is left as it was", async () => {
  const window = windowOf(
    '<form><input name="childNodes"><p>a</p></form><noscript><img src="/b.png"></noscript>',
  );
  const before = window.document.documentElement.outerHTML;
  await copyOf(window);
  expect(window.document.documentElement.outerHTML).toBe(before);
});

test.each([
  ["elements", { nodes: 50 }],
  ["characters", { characters: 50 }],
  ["effort", { effort: 50 }],
])("a page with too many %s is refused", async (detail, limit) => {
  const window = windowOf("<p>some words</p>".repeat(60));
  const copying = copyPage(readerOf(window), { address, limits: { ...roomy, ...limit }, pace: calmPace() });
  await expect(copying).rejects.toMatchObject({ code: "page/too-large", detail });
});

test("levels below the deepest are laid flat, and their text stays", async () => {
  const window = windowOf("<main></main>");
  let into: Element | null = window.document.querySelector("main");
  for (let depth = 0; depth < 300; depth += 1) {
    const box = window.document.createElement("div");
    into?.append(box);
    into = box;
  }
  into?.append("the bottom");
  const { document } = await copyPage(readerOf(window), {
    address,
    limits: { ...roomy, effort: 100_000 },
    pace: calmPace(),
  });
  expect(document.querySelector(`main${" > div".repeat(18)}`)).not.toBeNull();
  expect(document.querySelector(`main${" > div".repeat(20)}`)).toBeNull();
  expect(document.body.textContent).toContain("the bottom");
});

test("a page that takes too long ends in page/timeout", async () => {
  let clock = 0;
  const pace = createPace({ now: () => (clock += 20), yieldToPage: async () => undefined, deadline: 100 });
  const copying = copyPage(readerOf(windowOf("<p>words</p>".repeat(500))), {
    address,
    limits: { ...roomy, nodes: 10_000 },
    pace,
  });
  await expect(copying).rejects.toMatchObject({ code: "page/timeout" });
});

test("structured data is taken up to its limits", async () => {
  const { jsonLd } = await copyOf(windowOf('<script type="application/ld+json">{}</script>'.repeat(70)));
  expect(jsonLd).toHaveLength(64);
});
