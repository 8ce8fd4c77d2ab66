/** What the kept copy may lack: one quiet line on the card, and only where there is reason for it. */
import type { Doubt } from "../src/model/article.ts";
import type { SnapshotId } from "../src/model/id.ts";
import { t } from "../src/platform/i18n.ts";
import { getSnapshotFacts } from "../src/store/read.ts";
import { doubtAdvice, doubtText } from "../src/ui/doubts.ts";
import { fill, h } from "../src/ui/element.ts";
import { icon } from "../src/ui/icon.ts";
import type { CardState, Store } from "./state.ts";

export interface DoubtsOptions {
  readonly store: Store;
  readonly card: HTMLElement;
  /** Opens the chooser on the page. */
  readonly pick: () => void;
}

/** Follows the card from now on; what is kept is read once for each snapshot it speaks of. */
export function followDoubts({ store, card, pick }: DoubtsOptions): void {
  let asked: SnapshotId | null = null;
  let doubts: readonly Doubt[] = [];

  /** In the place of the line that says all is well; what says otherwise has more to say. */
  function draw(): void {
    const [doubt] = doubts;
    const notice = card.querySelector<HTMLElement>(".notice:not(.changed, .trouble, .doubt)");
    if (doubt === undefined || notice === null) return;
    notice.classList.add("doubt");
    notice.title = doubtAdvice(doubt);
    fill(
      notice,
      icon("info"),
      h("span", {}, doubtText(doubt)),
      h(
        "button",
        { type: "button", class: "text-button", "data-action": "pick-instead", on: { click: pick } },
        t("popup_pick"),
      ),
    );
  }

  async function ask(snapshotId: SnapshotId): Promise<void> {
    // The card can do without: what may be missing is told in the reader as well.
    const facts = await getSnapshotFacts(snapshotId).catch(() => null);
    if (asked !== snapshotId) return;
    doubts = facts?.facts.completeness.doubts ?? [];
    draw();
  }

  store.follow((state) => {
    const snapshotId = snapshotOf(state.card);
    if (snapshotId !== asked) {
      asked = snapshotId;
      doubts = [];
      if (snapshotId !== null) void ask(snapshotId);
    }
    draw();
  });
}

function snapshotOf(card: CardState): SnapshotId | null {
  if (card.kind === "done") return card.outcome.snapshotId;
  return card.kind === "saved" ? card.saved.latestSnapshotId : null;
}
