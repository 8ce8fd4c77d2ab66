import { t } from "../../platform/i18n.ts";
import { doubtAdvice, doubtText } from "../../ui/doubts.ts";
import { fill, h } from "../../ui/element.ts";
import { card } from "./fact-list.ts";
import type { Reading } from "./reading.ts";

export interface ReportActions {
  /** Opens the page, to save it again. */
  readonly onTryAgain: () => void;
  readonly onPick: () => void;
}

export interface ReportCard {
  readonly element: HTMLDetailsElement;
  readonly update: (reading: Reading) => void;
}

/** What this copy may lack, each with a way out; not there at all where nothing is wrong. */
export function createReportCard(actions: ReportActions): ReportCard {
  const list = h("ul", { class: "doubts" });
  const element = card(
    "report",
    t("report_title"),
    list,
    h(
      "div",
      { class: "report-buttons" },
      button("report_try_again", "report-again", actions.onTryAgain),
      button("report_pick", "report-pick", actions.onPick),
    ),
  );
  element.hidden = true;
  return {
    element,
    update: ({ snapshot: { article } }) => {
      const { doubts } = article.completeness;
      element.hidden = doubts.length === 0;
      if (list.childElementCount > 0) return;
      fill(
        list,
        doubts.map((doubt) =>
          h(
            "li",
            { class: "doubt", "data-doubt": doubt.kind },
            h("p", {}, doubtText(doubt)),
            h("p", { class: "muted" }, doubtAdvice(doubt)),
          ),
        ),
      );
    },
  };
}

function button(label: "report_try_again" | "report_pick", action: string, run: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: "button", "data-action": action, on: { click: run } },
    t(label),
  );
}
