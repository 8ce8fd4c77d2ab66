/** The comparison as one HTML file that needs nothing else. */
import { language, t } from "../../platform/i18n.ts";
import theme from "../../ui/theme.css";
import paperStyle from "./paper.css";

/**
 * The file: the paper as it stands, all folds open, with its style inside and a policy that lets it
 * fetch and run nothing. Text is written by the browser's own serializer, which escapes it.
 */
export function comparisonFile(paper: HTMLElement, title: string): Blob {
  const copy = paper.cloneNode(true) as HTMLElement;
  for (const fold of copy.querySelectorAll("details")) fold.setAttribute("open", "");
  for (const row of copy.querySelectorAll("[tabindex]")) row.removeAttribute("tabindex");
  for (const current of copy.querySelectorAll(".current")) current.classList.remove("current");
  copy.removeAttribute("tabindex");
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = language();
  page.head.prepend(
    meta(page, { charset: "utf-8" }),
    meta(page, {
      "http-equiv": "Content-Security-Policy",
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    meta(page, { name: "viewport", content: "width=device-width, initial-scale=1" }),
    meta(page, { name: "generator", content: t("app_name") }),
  );
  const style = page.createElement("style");
  style.textContent = `${theme}\n${paperStyle}`;
  page.head.append(style);
  page.body.append(page.importNode(copy, true));
  return new Blob([`<!doctype html>\n${page.documentElement.outerHTML}\n`], { type: "text/html" });
}

function meta(page: Document, attributes: Readonly<Record<string, string>>): HTMLMetaElement {
  const element = page.createElement("meta");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
