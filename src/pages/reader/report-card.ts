import { type MessageKey, t } from "../../platform/i18n.ts";
import { doubtAdvice, doubtText } from "../../ui/doubts.ts";
import { type Child, fill, h } from "../../ui/element.ts";
import { card } from "./fact-list.ts";
import type { Reading } from "./reading.ts";

/** What became of another try, in a sentence, and where it led to something the way there. */
interface ReportNews {
  readonly text: string;
  readonly open?: () => void;
}

export interface ReportActions {
  /** Reads the page anew, or opens it where no tab shows it; `tell` says how it stands. */
  readonly onTryAgain: (tell: TellReport) => Promise<unknown>;
  /** Opens the chooser on the page. */
  readonly onPick: (tell: TellReport) => Promise<unknown>;
}

/** Null takes back what was told. */
export type TellReport = (news: ReportNews | null) => void;

export interface ReportCard {
  readonly element: HTMLDetailsElement;
  readonly update: (reading: Reading) => void;
}

/** What this copy may lack, each with a way out; not there at all where nothing is wrong. */
export function createReportCard(actions: ReportActions): ReportCard {
  const list = h("ul", { class: "doubts" });
  const news = h("p", { class: "report-news", role: "status" });
  const again = button("common_retry", "report-again", () => run(actions.onTryAgain));
  const pick = button("report_pick", "report-pick", () => run(actions.onPick));
  again.title = t("report_again_how");
  const element = card(
    "report",
    t("report_title"),
    list,
    h("div", { class: "report-buttons" }, again, pick),
    news,
  );
  element.hidden = true;

  const tell: TellReport = (told) => {
    fill(news, told === null ? null : drawnNews(told));
    // On with one key to what was made.
    if (told?.open !== undefined) news.querySelector("button")?.focus();
  };
  let isRunning = false;

  function run(work: ReportActions["onTryAgain"]): void {
    if (isRunning) return;
    setRunning(true);
    void work(tell).finally(() => setRunning(false));
  }

  /** Not `disabled`, which would throw the focus away. */
  function setRunning(isNow: boolean): void {
    isRunning = isNow;
    for (const each of [again, pick]) each.setAttribute("aria-disabled", String(isNow));
  }

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

function drawnNews({ text, open }: ReportNews): Child {
  if (open === undefined) return text;
  const way = button("report_open_new", "report-open", open);
  way.className = "link-button";
  return [text, " ", way];
}

function button(label: MessageKey, action: string, run: () => void): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: "button", "data-action": action, on: { click: run } },
    t(label),
  );
}
