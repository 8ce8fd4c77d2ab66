import { type MessageKey, t } from "../platform/i18n.ts";
import { type Child, h } from "./element.ts";
import { icon } from "./icon.ts";

const problemTexts = {
  "unknown-field": "library_problem_field",
  "unknown-value": "library_problem_value",
  "no-date": "library_problem_date",
  "open-quote": "library_problem_quote",
  "no-value": "library_problem_empty",
  "only-exclusions": "library_problem_exclusions",
} as const satisfies Record<string, MessageKey>;

/** What a search says of its query, in the words of src/search. */
export interface QuerySaid {
  readonly query: string;
  /** Places are those of the query. */
  readonly problems: readonly {
    readonly code: keyof typeof problemTexts;
    readonly from: number;
    readonly to: number;
  }[];
  /** What was meant instead, as it would be typed. */
  readonly didYouMean: string | null;
}

/** What was wrong with a query, a line each, and what may have been meant, to be searched at a press. */
export function queryNotes(said: QuerySaid, search: (query: string) => void): Child {
  return [problemNotes(said), suggestion(said.didYouMean, search)];
}

function problemNotes({ query, problems }: QuerySaid): Child {
  // A field whose value is still to be typed is no mistake yet.
  const settled = problems.filter(({ code, to }) => code !== "no-value" || to !== query.length);
  return settled.map(({ code, from, to }) =>
    h(
      "p",
      { class: "notice", "data-problem": code },
      icon("info"),
      h("span", {}, t(problemTexts[code], query.slice(from, to).trim())),
    ),
  );
}

function suggestion(query: string | null, search: (query: string) => void): Child {
  if (query === null) return null;
  return h(
    "p",
    { class: "notice" },
    h("span", {}, t("library_did_you_mean")),
    h(
      "button",
      {
        type: "button",
        class: "link-button",
        dir: "auto",
        "data-action": "did-you-mean",
        on: { click: () => search(query) },
      },
      query.trim(),
    ),
  );
}
