/**
 * What the reader does while the chooser is open. The page sees none of it: events are taken on the
 * window before they go down, and stopped there. Only the browser's own count: a page can make up
 * events, and must not be able to pick. A page that listened on its window before us may swallow one
 * kind of event; a press is therefore known by whichever of its events comes through first.
 */
export interface Inputs {
  readonly onMove: (x: number, y: number) => void;
  readonly onPress: (x: number, y: number, isAdding: boolean) => void;
  /** True when the key is the chooser's. */
  readonly onKey: (key: string, isAdding: boolean) => boolean;
  /** The page has moved under the outlines. */
  readonly onShift: () => void;
}

/** The events of one press in their order; the first that comes through begins it. */
const presses = ["pointerdown", "mousedown", "click"] as const;
/** They come no further apart, even where the button is held. */
const pressMs = 3_000;

const swallowed = ["pointerup", "mouseup", "dblclick", "auxclick", "keypress"] as const;

/** Listens until the signal ends it. */
export function listen(inputs: Inputs, signal: AbortSignal): void {
  const options = { capture: true, signal, passive: false } as const;
  let pressed: { readonly rank: number; readonly at: number } = { rank: presses.length, at: 0 };
  /** The key that opened the chooser comes up after it is there, and means nothing to it. */
  const since = performance.now();
  let downKey: string | null = null;

  function stop(event: Event): void {
    event.stopImmediatePropagation();
    event.preventDefault();
  }

  function press(event: MouseEvent): void {
    if (!event.isTrusted) return;
    // A finger that comes down may be about to scroll: it picks by the click that follows, if one does.
    if (event instanceof PointerEvent && event.type === "pointerdown" && event.pointerType === "touch") {
      event.stopImmediatePropagation();
      return;
    }
    stop(event);
    if (event.button !== 0) return;
    const rank = presses.findIndex((type) => event.type.startsWith(type));
    const isSame = rank > pressed.rank && event.timeStamp - pressed.at < pressMs;
    pressed = { rank, at: event.timeStamp };
    if (isSame) return;
    inputs.onPress(event.clientX, event.clientY, event.shiftKey || event.ctrlKey || event.metaKey);
  }

  function key(event: KeyboardEvent): void {
    if (!event.isTrusted || event.isComposing || event.altKey) return;
    const isLate = event.timeStamp - since > pressMs;
    const isUnseen = event.type === "keyup" && downKey !== event.key && isLate;
    if (event.type === "keydown" || isUnseen) {
      if (inputs.onKey(event.key, event.shiftKey)) stop(event);
      else event.stopImmediatePropagation();
    } else if (event.key !== "Tab") stop(event);
    downKey = event.type === "keydown" ? event.key : null;
  }

  window.addEventListener(
    "pointermove",
    (event) => {
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      inputs.onMove(event.clientX, event.clientY);
    },
    options,
  );
  for (const type of presses) window.addEventListener(type, press, options);
  for (const type of ["keydown", "keyup"] as const) window.addEventListener(type, key, options);
  for (const type of swallowed) {
    window.addEventListener(type, (event) => event.isTrusted && stop(event), options);
  }
  for (const type of ["scroll", "resize"] as const) {
    window.addEventListener(type, () => inputs.onShift(), { capture: true, signal, passive: true });
  }
}
