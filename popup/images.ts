/** What has become of the pictures of the card's snapshot: followed from the library, drawn into its place on the card. */

import type { SnapshotId } from "../src/model/id.ts";
import type { ImageStates } from "../src/model/image-state.ts";
import { allowImageHosts } from "../src/platform/hosts.ts";
import { send } from "../src/platform/messages.ts";
import { activeTabId } from "../src/platform/tabs.ts";
import { observe } from "../src/store/live.ts";
import { imageStates } from "../src/store/read-images.ts";
import { fill } from "../src/ui/element.ts";
import { type ImagesActions, imagesLine } from "../src/ui/images-line.ts";
import { fitLines } from "./card.ts";
import type { CardState, Store } from "./state.ts";

export interface ImagesOptions {
  readonly store: Store;
  readonly card: HTMLElement;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** Follows the card from now on. */
export function followImages({ store, card, attempt }: ImagesOptions): void {
  const actions: ImagesActions = {
    retry: (snapshotId) =>
      void attempt(async () => send("images.retry", { snapshotId, tabId: await activeTabId() })),
    allow: (snapshotId, hosts) => void attempt(() => allowImageHosts(snapshotId, hosts)),
  };
  let followed: SnapshotId | null = null;
  let states: ImageStates | null = null;
  let stop = (): void => {};

  function draw(): void {
    const place = card.querySelector<HTMLElement>(".card-images");
    const line = imagesLine(states, actions);
    const told = line?.textContent ?? "";
    // An open menu is not drawn anew under the reader's fingers.
    if (place === null || (place.dataset["told"] ?? "") === told) return;
    place.dataset["told"] = told;
    fill(place, line);
    fitLines(card);
  }

  store.follow((state) => {
    const snapshotId = snapshotOf(state.card);
    if (snapshotId !== followed) {
      followed = snapshotId;
      states = null;
      stop();
      stop =
        snapshotId === null
          ? () => {}
          : observe(
              () => imageStates(snapshotId),
              show,
              () => show(null),
            );
    }
    draw();
  });

  function show(next: ImageStates | null): void {
    states = next;
    draw();
  }
}

function snapshotOf(card: CardState): SnapshotId | null {
  if (card.kind === "done") return card.outcome.snapshotId;
  return card.kind === "saved" ? card.saved.latestSnapshotId : null;
}
