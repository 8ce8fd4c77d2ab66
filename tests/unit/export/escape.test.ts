import { expect, test } from "vitest";
import { escapeMarkup, oneLine, withoutForbidden } from "../../../src/export/escape.ts";
import { strictAddress } from "../../../src/export/strict-address.ts";

test("what no XML may hold goes, all else stays", () => {
  const all = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code)).join("");
  const gone = [...all].filter((character) => !withoutForbidden(all).includes(character));

  expect(gone.map((character) => character.charCodeAt(0))).toEqual(
    Array.from({ length: 32 }, (_, code) => code).filter((code) => ![9, 10, 13].includes(code)),
  );
  expect(withoutForbidden("a\ud800b\uffff👍")).toBe("a\ufffdb👍");
});

test("markup is text in content and in attributes", () => {
  expect(escapeMarkup(`<a href="x" title='y'>&amp;`)).toBe(
    "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;",
  );
  expect(oneLine(" a\r\n\tb\u2028c ")).toBe("a b c");
});

test("an address keeps its meaning in the letters RFC 3986 allows", () => {
  expect(strictAddress("https://a.test/x|y?q={z}&p=100%#one#two")).toBe(
    "https://a.test/x%7Cy?q=%7Bz%7D&p=100%25#one%23two",
  );
  expect(strictAddress("https://[::1]/a[1]")).toBe("https://[::1]/a%5B1%5D");
  expect(strictAddress("https://a.test/%E4%B8%AD")).toBe("https://a.test/%E4%B8%AD");
  expect(strictAddress("no address")).toBeNull();
});
