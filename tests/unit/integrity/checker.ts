/** The page that checks exports, its script run in a window that has what browsers have beside jsdom's. */
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

interface PageVerdict {
  readonly wrong: readonly string[];
  readonly n?: number;
  readonly deleted?: readonly { readonly at: string; readonly gone: string; readonly hash: string }[];
  readonly absent?: readonly { readonly at: string; readonly hash: string }[];
}

export interface Checker {
  readonly check: (file: Blob) => Promise<PageVerdict>;
  /** What the page shows of a file. */
  readonly show: (file: Blob) => Promise<string>;
  /** Its sentences, by language. */
  readonly texts: () => Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function openChecker(language = "en"): Checker {
  const { window } = new JSDOM(readFileSync("docs/verify.html", "utf8"), {
    runScripts: "dangerously",
    beforeParse: (page) => {
      const given = { Blob, DecompressionStream, Response, TextDecoder, TextEncoder, Uint8Array };
      Object.assign(page, given);
      Object.defineProperty(page, "crypto", { value: crypto });
      Object.defineProperty(page.navigator, "language", { value: language });
    },
  });
  const show: (file: Blob) => Promise<void> = Reflect.get(window, "show");
  return {
    texts: () => window.eval("texts"),
    check: Reflect.get(window, "checkFile"),
    show: async (file) => {
      await show(file);
      return window.document.getElementById("verdict")?.textContent ?? "";
    },
  };
}
