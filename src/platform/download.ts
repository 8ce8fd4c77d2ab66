/** How long an object URL is kept for the browser to start reading it. */
const keptForMs = 60_000;

/** Hands a file to the browser to save, under a name that is already safe. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptForMs);
}
