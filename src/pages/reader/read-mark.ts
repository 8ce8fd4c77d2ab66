/** How long the end has to stay on screen: passing it on the way to somewhere else is not reading. */
const dwellMs = 2500;

export interface ReadMark {
  readonly atEnd: (isAtEnd: boolean) => void;
  /** The reader has decided by hand: the page does not decide again. */
  readonly settle: () => void;
}

/** Calls `mark` once, when the end of the article has been on screen for a while. */
export function createReadMark(mark: () => void): ReadMark {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSettled = false;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    atEnd: (isAtEnd) => {
      if (isSettled || !isAtEnd) return stop();
      timer ??= setTimeout(() => {
        isSettled = true;
        mark();
      }, dwellMs);
    },
    settle: () => {
      isSettled = true;
      stop();
    },
  };
}
