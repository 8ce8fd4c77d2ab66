/** The comparison as one HTML file that needs nothing else. */
import { language, t } from "../../platform/i18n.ts";
import { h } from "../../ui/element.ts";
import theme from "../../ui/theme.css";
import paperStyle from "./paper.css";

/**
 * The file: the paper as it stands, all folds open, with its style inside and a policy that lets it
 * fetch and run nothing. What pages wrote is put into markup by the browser's own serializer, which escapes
 * it; all else is ours. No document is made of it here: the page's own policy would hold for its style.
 */
export function comparisonFile(paper: HTMLElement, title: string): Blob {
  const copy = paper.cloneNode(true) as HTMLElement;
  for (const fold of copy.querySelectorAll("details")) fold.setAttribute("open", "");
  for (const row of copy.querySelectorAll("[tabindex]")) row.removeAttribute("tabindex");
  for (const current of copy.querySelectorAll(".current")) current.classList.remove("current");
  copy.removeAttribute("tabindex");
  // They lead into this library, which is nowhere else.
  for (const way of copy.querySelectorAll(".source-open")) way.remove();
  const head = [
    h("meta", { charset: "utf-8" }),
    h("meta", {
      "http-equiv": "Content-Security-Policy",
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("meta", { name: "generator", content: t("app_name") }),
    h("title", {}, title),
  ];
  const root = h("html", { lang: language() });
  const opening = root.outerHTML.replace("</html>", "");
  const text = [
    `<!doctype html>\n${opening}<head>`,
    ...head.map((element) => element.outerHTML),
    `<style>${theme}\n${paperStyle}</style></head><body>${copy.outerHTML}</body></html>\n`,
  ];
  return new Blob([text.join("\n")], { type: "text/html" });
}
