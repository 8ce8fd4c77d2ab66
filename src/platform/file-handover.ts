/**
 * A file handed from one page of ours to another, which the browser lets no address carry. The page that
 * has it waits until the other one, just opened, asks for it by the name they share.
 */

/** What is handed over. */
export interface HandedFile {
  readonly file: File;
  /** How many were dropped together with it. */
  readonly dropped: number;
}

/** How long the page that was opened waits: the other one answers within milliseconds, or is gone. */
const waitMs = 5_000;
const channelName = (name: string): string => `file-${name}`;

/** Keeps a file ready for the page that will ask for it; gives the name to ask by. */
export function offerFile(handed: HandedFile): string {
  const name = crypto.randomUUID();
  const channel = new BroadcastChannel(channelName(name));
  channel.addEventListener("message", ({ data }) => {
    if (data !== "ask") return;
    channel.postMessage(handed);
    channel.close();
  });
  return name;
}

/** Asks for a file by its name; null where the page that had it is gone. */
export function takeFile(name: string, timeoutMs = waitMs): Promise<HandedFile | null> {
  const channel = new BroadcastChannel(channelName(name));
  return new Promise((resolve) => {
    const end = (handed: HandedFile | null): void => {
      clearTimeout(timer);
      channel.close();
      resolve(handed);
    };
    const timer = setTimeout(() => end(null), timeoutMs);
    channel.addEventListener("message", ({ data }) => {
      if (isHanded(data)) end(data);
    });
    channel.postMessage("ask");
  });
}

function isHanded(data: unknown): data is HandedFile {
  return typeof data === "object" && data !== null && "file" in data && data.file instanceof File;
}
