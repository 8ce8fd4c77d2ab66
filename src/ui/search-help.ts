/** How a search is written, told by examples: in the sheet of keys, and on a sheet of its own. */
import { type MessageKey, t } from "../platform/i18n.ts";
import { h } from "./element.ts";
import { openSheet } from "./shortcuts.ts";

/** Examples, as they would be typed, and what each asks for. */
export function searchExamples(): readonly (readonly [examples: readonly string[], told: MessageKey])[] {
  const words = t("search_help_words");
  const [first = "", second = ""] = words.split(" ");
  return [
    [[words], "search_help_all"],
    [[`"${words}"`], "search_help_phrase"],
    [[`${first} OR ${second}`], "search_help_either"],
    [[`-${second}`], "search_help_without"],
    [["title:", "author:", "site:", "source:", "category:", "tag:", "lang:"], "search_help_fields"],
    [["after:2024", "before:2024-03-05"], "search_help_dates"],
    [
      ["is:unread", "is:read", "is:favourite", "is:archived", "is:trashed", "is:uncaptured"],
      "search_help_states",
    ],
    [["has:image", "has:note", "has:highlight", "has:tag"], "search_help_holdings"],
  ];
}

/** The examples under a heading. */
export function searchHelp(): HTMLElement {
  return h("section", { class: "search-help" }, h("h3", {}, t("search_help_title")), exampleList());
}

/** The examples on a sheet. */
export function openSearchHelp(): void {
  openSheet(t("search_help_title")).body.append(exampleList());
}

function exampleList(): HTMLElement {
  return h(
    "dl",
    { class: "search-examples" },
    searchExamples().map(([examples, told]) => [
      h(
        "dt",
        {},
        examples.map((example) => h("code", {}, example)),
      ),
      h("dd", {}, t(told)),
    ]),
  );
}
