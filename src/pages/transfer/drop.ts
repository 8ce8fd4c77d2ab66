/** Lets a file be dropped anywhere on the page while `isOpen`; the page never leaves for a dropped file. */
export function acceptDrops(isOpen: () => boolean, onFile: (file: File) => void): void {
  const { dataset } = document.body;
  let depth = 0;
  const leave = (): void => {
    depth = 0;
    delete dataset["drop"];
  };
  document.addEventListener("dragenter", () => {
    depth += 1;
    if (isOpen()) dataset["drop"] = "";
  });
  document.addEventListener("dragleave", () => {
    // One for every element entered: only the last means outside.
    depth -= 1;
    if (depth <= 0) leave();
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    leave();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined && isOpen()) onFile(file);
  });
}
