/** What the page that checks an export is called where it is saved. */
export const checkerName = "stillpage-verify.html";

/** The page that checks an export wherever it is opened, as a file of its own. */
export async function checkerPage(): Promise<Blob> {
  const { default: text } = await import("../../docs/verify.html");
  return new Blob([text], { type: "text/html" });
}
