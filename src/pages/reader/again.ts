/** What the reader can do about a copy that may lack something: have the page read anew, or pick its part there. */
import type { Article } from "../../model/article.ts";
import type { ListPlace } from "../../model/list-place.ts";
import type { SaveOutcome } from "../../model/save-outcome.ts";
import { t } from "../../platform/i18n.ts";
import { send } from "../../platform/messages.ts";
import { saveShortcut } from "../../platform/shortcut.ts";
import type { UndoBar } from "../../ui/undo-bar.ts";
import type { Act } from "./act.ts";
import { readerHref } from "./address.ts";
import type { ReportActions, TellReport } from "./report-card.ts";

export interface AgainOptions {
  readonly article: Pick<Article, "url" | "pageUrl">;
  readonly list: ListPlace | null;
  readonly act: Act;
  /** Opens an address in a tab of its own. */
  readonly open: (address: string) => void;
  readonly undoBar: UndoBar;
}

/**
 * Where no tab shows the page any more it is opened, and the browser lets us on it at a press of our button
 * or keys there: which the card then says.
 */
export function createAgain({ article, list, act, open, undoBar }: AgainOptions): ReportActions {
  const addresses = [article.url, article.pageUrl];

  function tellSaved(outcome: SaveOutcome, tell: TellReport): void {
    const text = t("report_saved_anew");
    const { entryId, snapshotId } = outcome;
    tell({ text, open: () => location.assign(readerHref(entryId, snapshotId, list)) });
    undoBar.show(text, () => {
      tell(null);
      void act(() => send("save.undo", { tabId: null, outcome }));
    });
  }

  async function readAgain(tell: TellReport): Promise<void> {
    tell({ text: t("report_reading") });
    const outcome = await send("page.save-at", { addresses, snapshotId: crypto.randomUUID() });
    if (outcome === null) {
      open(article.url);
      const keys = await saveShortcut().catch(() => "");
      tell({ text: keys === "" ? t("report_again_there_button") : t("report_again_there", keys) });
    } else if (outcome.kind === "unchanged") tell({ text: t("doubt_tried") });
    else tellSaved(outcome, tell);
  }

  async function pick(tell: TellReport): Promise<void> {
    tell(null);
    if (await send("part.pick-at", { addresses })) return;
    open(article.url);
    tell({ text: t("report_pick_there") });
  }

  /** What failed is told by `act`, and nothing else stays. */
  const told = (work: (tell: TellReport) => Promise<void>) => async (tell: TellReport) => {
    if (!(await act(() => work(tell)))) tell(null);
  };
  return { onTryAgain: told(readAgain), onPick: told(pick) };
}
