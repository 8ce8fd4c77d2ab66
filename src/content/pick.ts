/**
 * The chooser: the one script of ours that writes into a page, on the reader's word, and takes all of
 * it away again. It shows blocks and remembers which were picked; reading them is content.ts's, which
 * asks `__stillpagePicked` here. What the reader decides goes to the background as a word without
 * content: it saves what was picked in this tab, and nothing else.
 */
import { readerOf } from "../extract/page-dom.ts";
import { countWords } from "../model/text.ts";
import type { ChooserReply, ChooserStep, ChooserTexts } from "../protocol.ts";
import { blocksOn } from "./pick/blocks.ts";
import { listen } from "./pick/input.ts";
import { type ChooserAction, createOverlay } from "./pick/overlay.ts";

Object.assign(globalThis, { __stillpageChoose: choose });

/** What becomes of a save stays to be read so long, and to be undone. */
const toldMs = 8_000;
/** Text of a block that is counted, and of one that is read out. */
const countedCharacters = 200_000;
const spokenCharacters = 120;
/** After a key the pointer has to move so far to lead again. */
const leadPx = 6;

let close: () => void = () => undefined;

/** Opens the chooser on this page, in the place of one that is open. */
function choose(texts: ChooserTexts): void {
  close();
  const reader = readerOf(window);
  const blocks = blocksOn(reader, window);
  const overlay = createOverlay(texts);
  const ending = new AbortController();
  const focusBefore = document.activeElement;
  let current: Element | null = null;
  let picked: readonly Element[] = [];
  /** The blocks that arrow up came through, for arrow down to go back. */
  let trail: Element[] = [];
  let still: { readonly x: number; readonly y: number } | null = null;
  let last = { x: 0, y: 0 };
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function draw(): void {
    // Taken off by the page: then it is over.
    if (overlay.host.isConnected || isOver) overlay.draw(current, picked);
    else end();
  }

  function showPicked(): void {
    const words = picked.reduce((sum, block) => sum + wordsIn(block), 0);
    overlay.show({
      kind: "picking",
      words: picked.length === 0 ? null : texts.words.replace("$", () => String(words)),
    });
    draw();
  }

  function wordsIn(block: Element): number {
    return countWords(reader.text(block).slice(0, countedCharacters));
  }

  function pick(block: Element, isAdding: boolean): void {
    const isPicked = picked.includes(block);
    const others = picked.filter((other) => other !== block);
    picked = blocks.tidied(isAdding ? [...others, ...(isPicked ? [] : [block])] : [block]);
    trail = [];
    showPicked();
    overlay.say(`${texts.picked} ${opening(block)}`);
  }

  function opening(block: Element): string {
    return reader.text(block).replace(/\s+/g, " ").trim().slice(0, spokenCharacters);
  }

  /** Arrow keys move what is picked last; with nothing picked, what is pointed at. */
  function move(to: (block: Element) => Element): void {
    const from =
      current ?? reader.find(document.documentElement, "article, main, [role=main]") ?? document.body;
    const next = to(from);
    if (picked.includes(from) && next !== from) {
      picked = blocks.tidied([...picked.filter((block) => block !== from), next]);
      current = next;
      showPicked();
    } else {
      current = next;
      draw();
    }
    still = last;
    next.scrollIntoView({ block: "nearest" });
    overlay.say(`${texts.at} ${opening(next)}`);
  }

  const keys: Readonly<Record<string, (isAdding: boolean) => void>> = {
    ArrowUp: () =>
      move((block) => {
        trail.push(block);
        return blocks.wider(block);
      }),
    ArrowDown: () => move((block) => trail.pop() ?? blocks.narrower(block)),
    ArrowLeft: () => move(sideways("before")),
    ArrowRight: () => move(sideways("after")),
    " ": () => current !== null && pick(current, true),
    Enter: () => {
      if (picked.length === 0 && current !== null) pick(current, false);
      void act("save");
    },
    Escape: () => void act("leave"),
  };

  function sideways(direction: "before" | "after"): (block: Element) => Element {
    trail = [];
    return (block) => blocks.beside(block, direction);
  }

  function onKey(key: string, isAdding: boolean): boolean {
    if (isOver) {
      if (key === "Escape") end();
      else if ((key === "Enter" || key === " ") && overlay.focused() === "undo") void act("undo");
      return key === "Escape" || key === "Enter" || key === " ";
    }
    const focused = overlay.focused();
    if ((key === "Enter" || key === " ") && focused === "leave") {
      end();
      return true;
    }
    const run = keys[key];
    run?.(isAdding);
    return run !== undefined;
  }

  function onPress(x: number, y: number, isAdding: boolean): void {
    const action = overlay.actionAt(x, y);
    if (action !== null) return void act(action);
    if (isOver || overlay.isOver(x, y)) return;
    const block = blockAt(x, y);
    if (block === null) return;
    current = block;
    pick(block, isAdding);
  }

  function onMove(x: number, y: number): void {
    last = { x, y };
    if (isOver || (still !== null && Math.hypot(x - still.x, y - still.y) < leadPx)) return;
    still = null;
    const next = overlay.isOver(x, y) ? null : blockAt(x, y);
    if (next === current) return;
    current = next;
    trail = [];
    draw();
  }

  function blockAt(x: number, y: number): Element | null {
    let at = document.elementsFromPoint(x, y).find((element) => element !== overlay.host) ?? null;
    for (let inner = at; inner !== null; ) {
      const tree = reader.shadowRoot(inner);
      const next = tree?.elementFromPoint(x, y) ?? null;
      if (next === null || next === inner) break;
      at = next;
      inner = next;
    }
    return at === null ? null : blocks.of(at);
  }

  async function act(action: ChooserAction): Promise<void> {
    if (action === "leave") return end();
    if (action === "save" && (picked.length === 0 || isOver)) return;
    isOver = true;
    overlay.show({ kind: "saving" });
    const reply = await tell(action === "save" ? "save" : "undo", texts);
    Reflect.deleteProperty(globalThis, "__stillpagePicked");
    if (ending.signal.aborted) return;
    overlay.attach();
    overlay.show(reply.kind === "saved" ? { kind: "saved" } : { kind: "told", text: reply.text });
    clearTimeout(timer);
    timer = setTimeout(end, toldMs);
  }

  function end(): void {
    if (ending.signal.aborted) return;
    ending.abort();
    clearTimeout(timer);
    overlay.detach();
    Reflect.deleteProperty(globalThis, "__stillpagePicked");
    if (!isOver) void tell("leave", texts);
    if (focusBefore instanceof HTMLElement) focusBefore.focus({ preventScroll: true });
    close = () => undefined;
  }

  Object.assign(globalThis, {
    /** For content.ts; what the chooser shows must not be read as the page's. */
    __stillpagePicked: (): readonly Range[] => {
      overlay.detach();
      return picked.map((block) => {
        const range = document.createRange();
        range.selectNode(block);
        return range;
      });
    },
  });
  close = end;
  listen({ onMove, onPress, onKey, onShift: () => requestAnimationFrame(draw) }, ending.signal);
  overlay.attach();
  showPicked();
}

/** Asks the background; says in a sentence when there is no answer, as after an update of the extension. */
async function tell(step: ChooserStep, texts: ChooserTexts): Promise<ChooserReply> {
  try {
    const reply: unknown = await chrome.runtime.sendMessage({ chooser: step });
    if (isReply(reply)) return reply;
  } catch {
    // The extension was updated under the open page: its old scripts reach nobody.
  }
  return { kind: "told", text: texts.unreachable };
}

function isReply(value: unknown): value is ChooserReply {
  return typeof value === "object" && value !== null && "kind" in value;
}

/** What a content script has of the browser; Firefox knows it by this name too. */
declare const chrome: {
  readonly runtime: { readonly sendMessage: (message: unknown) => Promise<unknown> };
};
