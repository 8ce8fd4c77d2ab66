/** What is done with files that are dropped anywhere on a page. */
export interface Drops {
  /** Whether files are wanted now; those dropped at another time are let lie. */
  readonly isOpen: () => boolean;
  /** What was dropped, one file or more. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
  /** Told when files that are wanted are over the page, and when they no longer are. */
  readonly onOver: (isOver: boolean) => void;
}

/** Hears files dropped anywhere on the page, which never leaves for one. What else is dragged goes its usual way. */
export function acceptDrops({ isOpen, onFiles, onOver }: Drops): void {
  let depth = 0;
  let isOwn = false;
  const isForUs = (event: DragEvent): boolean =>
    // A picture of the page itself comes as a file too.
    !isOwn && event.dataTransfer?.types.includes("Files") === true;
  const leave = (): void => {
    depth = 0;
    onOver(false);
  };
  document.addEventListener("dragstart", () => {
    isOwn = true;
  });
  document.addEventListener("dragend", () => {
    isOwn = false;
  });
  document.addEventListener("dragenter", (event) => {
    if (!isForUs(event)) return;
    depth += 1;
    if (isOpen()) onOver(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!isForUs(event)) return;
    // One for every element entered: only the last means outside.
    depth -= 1;
    if (depth <= 0) leave();
  });
  document.addEventListener("dragover", (event) => {
    if (isForUs(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!isForUs(event)) return;
    event.preventDefault();
    leave();
    const [first, ...others] = event.dataTransfer?.files ?? [];
    if (first !== undefined && isOpen()) onFiles([first, ...others]);
  });
}
