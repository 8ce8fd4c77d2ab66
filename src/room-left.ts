/**
 * How many bytes the disk has left, as the browser tells; null where it does not. Chromium counts the disk for an
 * extension, and alone tells what of it is used for what; Firefox (153) tells what it would allow us, whatever there is.
 */
export async function roomLeft(): Promise<number | null> {
  try {
    const estimate = await navigator.storage.estimate();
    const { usage, quota } = estimate;
    if (usage === undefined || quota === undefined || !("usageDetails" in estimate)) return null;
    return Math.max(0, quota - usage);
  } catch {
    // On a full disk it may fail to tell.
    return null;
  }
}
