/** State → DOM: builds the parts of the popup once and shows each again only when its state has changed. */
import { byId } from "../src/ui/element.ts";
import { type CardActions, showCard } from "./card.ts";
import { type EmptyActions, showEmpty } from "./empty.ts";
import { createFoot, type FootActions } from "./foot.ts";
import { type HeadActions, showHead } from "./head.ts";
import { createList, type List } from "./list.ts";
import type { RunCommand } from "./row.ts";
import type { PopupState } from "./state.ts";
import { createTools, type ToolActions, type Tools } from "./tools.ts";

export interface ViewActions {
  readonly card: CardActions;
  readonly tools: Omit<ToolActions, "enterList">;
  readonly empty: EmptyActions;
  readonly foot: FootActions;
  readonly head: HeadActions;
  readonly row: RunCommand;
  /** The list has been scrolled near its end. */
  readonly more: () => void;
}

export interface View {
  readonly show: (state: PopupState) => void;
  readonly list: List;
  readonly tools: Tools;
  /** For screen readers alone. */
  readonly say: (text: string) => void;
}

/** How near the end of the list the next rows are asked for. */
const readAheadPx = 800;

export function createView(getState: () => PopupState, actions: ViewActions): View {
  const cardElement = byId("card", HTMLElement);
  const emptyElement = byId("empty", HTMLElement);
  const scroller = byId("scroller", HTMLElement);
  const status = byId("status", HTMLElement);
  const list = createList(byId("list", HTMLUListElement), actions.row);
  const tools = createTools(byId("tools", HTMLElement), getState, {
    ...actions.tools,
    enterList: () => {
      list.move(1);
    },
  });
  const showFoot = createFoot(byId("foot", HTMLElement), actions.foot);
  showHead(byId("head", HTMLElement), actions.head);

  function askForMore(): void {
    const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    if (getState().hasMore && left < readAheadPx) actions.more();
  }
  scroller.addEventListener("scroll", askForMore, { passive: true });

  let shown: PopupState | null = null;
  function show(state: PopupState): void {
    const before = shown;
    shown = state;
    const differs = (...keys: readonly (keyof PopupState)[]): boolean =>
      before === null || keys.some((key) => before[key] !== state[key]);
    if (differs("card")) showCard(cardElement, state.card, actions.card);
    if (differs("filter", "counts")) tools.show(state);
    if (differs("entries", "selection", "filter", "pictures")) list.show(state);
    if (differs("entries", "filter", "listTrouble", "shortcut")) {
      showEmpty(emptyElement, state, actions.empty);
    }
    if (differs("counts", "selection", "exporting", "filter")) showFoot(state);
    if (before !== null && differs("filter")) scroller.scrollTop = Math.min(scroller.scrollTop, cardEnd());
    // A page of short rows may leave room below it.
    if (differs("entries")) askForMore();
  }

  /** Where the tools stand at the top: another filter starts there, not in the middle of its rows. */
  function cardEnd(): number {
    return cardElement.offsetTop + cardElement.offsetHeight;
  }

  return {
    show,
    list,
    tools,
    say: (text) => {
      status.textContent = text;
    },
  };
}
