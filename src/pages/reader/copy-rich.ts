/** Puts text on the clipboard as plain text and as HTML, of which each place it is pasted into takes its own. */
export async function copyRich({
  plain,
  html,
}: {
  readonly plain: string;
  readonly html: string;
}): Promise<void> {
  await navigator.clipboard.write([
    new ClipboardItem({
      "text/plain": new Blob([plain], { type: "text/plain" }),
      "text/html": new Blob([html], { type: "text/html" }),
    }),
  ]);
}
