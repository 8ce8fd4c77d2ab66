/** What the kept copy may lack: a quiet notice on the card, and only where there is reason for it. */
import type { Doubt } from "../src/model/article.ts";
import type { SnapshotId } from "../src/model/id.ts";
import { t } from "../src/platform/i18n.ts";
import { getSnapshotFacts } from "../src/store/read.ts";
import { doubtAdvice, doubtsLine, doubtText } from "../src/ui/doubts.ts";
import { fill, h } from "../src/ui/element.ts";
import { icon } from "../src/ui/icon.ts";
import { fitLines } from "./card.ts";
import type { CardState, Store } from "./state.ts";

export interface DoubtsOptions {
  readonly store: Store;
  readonly card: HTMLElement;
  /** Reads the page anew and keeps what it says now; resolves when the card tells. */
  readonly again: () => Promise<void>;
  /** Opens the chooser on the page. */
  readonly pick: () => void;
  /** For screen readers alone. */
  readonly say: (text: string) => void;
}

/** Follows the card from now on; what is kept is read once for each snapshot it speaks of. */
export function followDoubts({ store, card, again, pick, say }: DoubtsOptions): void {
  let asked: SnapshotId | null = null;
  let doubts: readonly Doubt[] = [];
  /** The snapshot beyond which another try found nothing. */
  let tried: SnapshotId | null = null;

  function draw(): void {
    if (doubts.length === 0) return;
    const notice = placeOn(card);
    if (notice === null) return;
    const text = tried === asked ? t("doubt_tried") : doubtsLine(doubts);
    // Nothing is drawn anew under the reader's fingers.
    if (notice.dataset["told"] === text) return;
    notice.dataset["told"] = text;
    const whole = doubts.map((doubt) => `${doubtText(doubt)} ${doubtAdvice(doubt)}`).join("\n");
    notice.title = whole;
    fill(
      notice,
      icon("info"),
      h("span", { class: "doubt-text" }, text),
      h("span", { class: "visually-hidden" }, whole),
      // On a page that has changed the card's own button saves it anew.
      isUnderChange(notice) ? null : button("doubt-again", "common_retry", () => void tryAgain()),
      button("pick-instead", "popup_pick", pick),
    );
    fitLines(card);
  }

  async function tryAgain(): Promise<void> {
    const before = asked;
    await again();
    // What the card says now speaks for itself, unless it says what it said before.
    if (before === null || asked !== before) return;
    tried = before;
    draw();
    say(t("doubt_tried"));
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

/** In the place of the line that says all is well; under one that says what changed, which has news of its own. */
function placeOn(card: HTMLElement): HTMLElement | null {
  const drawn = card.querySelector<HTMLElement>(".notice.doubt");
  if (drawn !== null) return drawn;
  const notice = card.querySelector<HTMLElement>(".notice:not(.trouble)");
  if (notice === null) return null;
  const place = notice.classList.contains("changed") ? h("p", { class: "notice" }) : notice;
  if (place !== notice) notice.after(place);
  place.classList.add("doubt");
  return place;
}

function isUnderChange(notice: HTMLElement): boolean {
  return notice.previousElementSibling?.classList.contains("changed") === true;
}

function button(action: string, label: "common_retry" | "popup_pick", run: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: "text-button", "data-action": action, on: { click: run } },
    t(label),
  );
}

function snapshotOf(card: CardState): SnapshotId | null {
  if (card.kind === "done") return card.outcome.snapshotId;
  return card.kind === "saved" ? card.saved.latestSnapshotId : null;
}
