import { describe, expect, test } from "vitest";
import { hostLabel, linkLabel } from "../../../../src/pages/reader/link-label.ts";

describe("hosts", () => {
  test("lose their www.", () => {
    expect(hostLabel("www.example.org")).toBe("example.org");
  });

  test.each(["新闻.中国", "例え.jp", "한국.example.kr"])(
    "%s, in one script of its own, reads as it is written",
    (host) => {
      expect(hostLabel(new URL(`https://${host}/`).host)).toBe(host);
    },
  );

  test.each(["аррӏе.com", "exаmple.org", "中文abc.example.cn"])(
    "%s, which could pass for another, stays punycode",
    (host) => {
      expect(hostLabel(new URL(`https://${host}/`).host)).toContain("xn--");
    },
  );

  test.each(["xn--", "xn--99999999", "xn--a-ecp.ru"])("%s comes back as it is", (host) => {
    expect(hostLabel(host)).toBe(host);
  });
});

describe("addresses", () => {
  test("show host and readable path, without query and fragment", () => {
    expect(linkLabel("https://www.example.cn/%E8%B4%A2%E7%BB%8F/1.html?utm_source=x#top")).toBe(
      "example.cn/财经/1.html",
    );
    expect(linkLabel("https://example.org/")).toBe("example.org");
  });

  test("keep a stray percent sign", () => {
    expect(linkLabel("https://example.org/100%")).toBe("example.org/100%");
  });

  test("lose marks that turn the text around", () => {
    expect(linkLabel("https://example.org/%E2%80%AEgnp.exe")).toBe("example.org/gnp.exe");
  });

  test("of mail show whom they write to", () => {
    expect(linkLabel("mailto:desk@example.org")).toBe("desk@example.org");
  });
});
