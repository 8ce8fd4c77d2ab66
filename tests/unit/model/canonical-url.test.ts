import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalUrl } from "../../../src/model/canonical-url.ts";
import { hostOf } from "../../../src/model/url.ts";

describe("canonicalUrl", () => {
  test.each([
    [
      "drops what tells how a reader came",
      "https://a.test/x?utm_source=m&id=7&fbclid=z&spm=1.2",
      "https://a.test/x?id=7",
    ],
    [
      "keeps the order and spelling of the rest",
      "https://a.test/x?b=%20&a=+&&c",
      "https://a.test/x?b=%20&a=+&&c",
    ],
    ["drops the question mark that is left alone", "https://a.test/x?utm_medium=m", "https://a.test/x"],
    ["drops a place within the page", "https://a.test/x#part-2", "https://a.test/x"],
    ["keeps a fragment that is a route", "https://a.test/app#/story/7", "https://a.test/app#/story/7"],
    ["keeps an old kind of route", "https://a.test/app#!story/7", "https://a.test/app#!story/7"],
    [
      "drops a highlighted passage from a route",
      "https://a.test/app#/story:~:text=hello",
      "https://a.test/app#/story",
    ],
    ["drops user name, password and default port", "https://u:p@A.test:443/x", "https://a.test/x"],
    ["keeps another port", "http://a.test:8080/x", "http://a.test:8080/x"],
    ["keeps from where it has a meaning", "https://a.test/?from=paris", "https://a.test/?from=paris"],
    ["drops from where a messenger wrote it", "https://a.test/x?from=timeline", "https://a.test/x"],
    ["keeps a file's path", "file:///home/a/b.html#c", "file:///home/a/b.html"],
  ])("%s", (_rule, address, expected) => {
    expect(canonicalUrl(address)).toBe(expected);
  });

  test.each(["about:blank", "javascript:alert(1)", "data:text/html,x", "not an address", ""])(
    "knows %j as none",
    (address) => {
      expect(canonicalUrl(address)).toBeNull();
    },
  );

  test.each([
    ["another name of the same site", "https://m.a.test/story-of-walls", "https://www.a.test/story-of-walls"],
    ["a rendering of the same article", "https://a.test/story-of-walls/amp", "https://a.test/story-of-walls"],
    [
      "an article's number in another path",
      "https://a.test/n1/2026/c1001-40108888.html",
      "https://a.test/n2/40108888.html",
    ],
    ["a query that the site does not count", "https://a.test/x-y-z?session=9", "https://a.test/x-y-z"],
    ["the same over https, where it says http", "https://a.test/walls-hold", "http://a.test/walls-hold"],
    ["below a registry of two labels", "https://m.b.com.cn/walls-hold", "https://www.b.com.cn/walls-hold"],
  ])("believes a link to %s", (_rule, address, canonicalLink) => {
    expect(canonicalUrl(address, { canonicalLink })).toBe(
      canonicalLink.replace("http://a.test", "https://a.test"),
    );
  });

  test.each([
    ["another site", "https://a.test/walls-hold", "https://b.test/walls-hold"],
    ["another site of the same registry", "https://a.com.cn/walls-hold", "https://b.com.cn/walls-hold"],
    ["another blog of the same host", "https://a.github.io/walls-hold", "https://b.github.io/walls-hold"],
    ["another port", "http://a.test:8080/walls-hold", "http://a.test/walls-hold"],
    ["the home page, from a page below it", "https://a.test/walls-hold", "https://a.test/"],
    [
      "the article a single-page site showed before",
      "https://a.test/walls-hold",
      "https://a.test/ferry-late",
    ],
    ["an article with another number", "https://a.test/a/40108888.html", "https://a.test/a/40109999.html"],
    ["the script, from one of its routes", "https://a.test/app#/7", "https://a.test/app"],
    [
      "a page without the parameter that tells articles apart",
      "https://a.test/read?id=55",
      "https://a.test/read",
    ],
    ["something that is no page", "https://a.test/x", "javascript:alert(1)"],
  ])("does not believe a link to %s", (_rule, address, canonicalLink) => {
    expect(canonicalUrl(address, { canonicalLink })).toBe(canonicalUrl(address));
  });

  const word = fc.stringMatching(/^[a-zA-Z0-9._~%-]{0,12}$/);
  const addresses = fc
    .record({
      host: fc.domain(),
      path: fc.array(word, { maxLength: 4 }),
      query: fc.array(fc.tuple(fc.oneof(word, fc.constantFrom("utm_source", "spm", "id", "from")), word), {
        maxLength: 4,
      }),
      hash: fc.oneof(fc.constant(""), fc.webFragments()),
    })
    .map(
      ({ host, path, query, hash }) =>
        `https://${host}/${path.join("/")}?${query.map((pair) => pair.join("=")).join("&")}#${hash}`,
    )
    .filter((address) => URL.canParse(address));

  test("given in again changes nothing", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const once = canonicalUrl(address) ?? "";
        expect(canonicalUrl(once)).toBe(once);
      }),
    );
  });

  test("never leads to another site, whatever the page says", () => {
    fc.assert(
      fc.property(addresses, fc.oneof(addresses, fc.webUrl(), fc.string()), (address, canonicalLink) => {
        const found = new URL(canonicalUrl(address, { canonicalLink }) ?? "about:blank").hostname;
        expect(found.split(".").at(-1)).toBe(new URL(address).hostname.split(".").at(-1));
      }),
    );
  });
});

describe("hostOf", () => {
  test.each([
    ["https://www.Example.org:8443/x", "example.org:8443"],
    ["https://news.example.org/", "news.example.org"],
    ["file:///a/b", ""],
    ["nonsense", ""],
  ])("of %s is %j", (address, host) => {
    expect(hostOf(address)).toBe(host);
  });
});
