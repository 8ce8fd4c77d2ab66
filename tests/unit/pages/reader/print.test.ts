// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { keepPrintCopy } from "../../../../src/pages/reader/print.ts";

const folder = "src/pages/reader";
const page = readFileSync(`${folder}/reader.html`, "utf8");

let inner: Document;
let place: HTMLElement;

beforeEach(() => {
  const parsed = new DOMParser().parseFromString(page, "text/html");
  document.head.replaceChildren();
  document.body.replaceChildren(...parsed.body.children);
  inner = document.implementation.createHTMLDocument();
  inner.documentElement.lang = "ar";
  inner.documentElement.dir = "rtl";
  const line = inner.createElement("p");
  line.textContent = "سور البحر";
  inner.body.append(line);
  const found = document.getElementById("print");
  if (found === null) throw new Error("the page has no place for what is printed");
  place = found;
});

test("for the time of printing the article stands in the page itself, in its own language and direction", () => {
  keepPrintCopy(place, inner);
  window.dispatchEvent(new Event("beforeprint"));

  expect(place.textContent).toBe("سور البحر");
  expect([place.lang, place.dir]).toEqual(["ar", "rtl"]);
  expect(inner.body.textContent).toBe("سور البحر");

  window.dispatchEvent(new Event("afterprint"));
  expect(place.childNodes).toHaveLength(0);
});

test("what is folded is printed open, and folded again after it", () => {
  const [closed, open] = [document.createElement("details"), document.createElement("details")];
  for (const details of [closed, open]) details.className = "fold";
  open.open = true;
  document.body.append(closed, open);
  keepPrintCopy(place, inner);

  window.dispatchEvent(new Event("beforeprint"));
  expect([closed.open, open.open]).toEqual([true, true]);
  window.dispatchEvent(new Event("afterprint"));
  expect([closed.open, open.open]).toEqual([false, true]);
});

test("the sheet for paper leaves out what is for the screen, the frame too, and shows headline, facts and copy", () => {
  const sheet = document.createElement("style");
  sheet.textContent = readFileSync(`${folder}/print.css`, "utf8");
  document.head.append(sheet);
  const shown = (id: string) => {
    const element = document.getElementById(id);
    if (element === null) throw new Error(`the page has no #${id}`);
    return getComputedStyle(element).display !== "none";
  };

  expect(["bar", "article", "outline", "end"].filter(shown)).toEqual([]);
  expect(["headline", "print", "text", "columns"].filter((id) => !shown(id))).toEqual([]);
});

test("the sheet is for paper alone", () => {
  const links = [...new DOMParser().parseFromString(page, "text/html").querySelectorAll("link")];
  const paper = links.filter((link) => link.getAttribute("href") === "print.css");
  expect(paper.map(({ media }) => media)).toEqual(["print"]);
});
