/**
 * Has Chromium begin a new log of its database before anything is written to it.
 *
 * Chromium's LevelDB writes each change to the end of a log first. Where a kill or a power cut left a record
 * half written, the next start reads the log up to there, leaves the half record in it, and goes on writing
 * behind it ("Reusing old log" in its LOG; `DBImpl::RecoverLogFile`, option `reuse_logs`). What then stands
 * behind the half record cannot be read: the start after that takes the whole database for damaged, and gives
 * an empty one in its place. `npm run audit:crash` lost libraries so.
 *
 * Deleting a database makes Chromium compact the store that all databases of one origin share, and with that
 * begin a new log, whatever the end of the old one looks like. So there is an empty database to be deleted. It
 * is made anew afterwards, and not before: what is written to the old log is little, and over in milliseconds.
 * What is left is a second kill within the same milliseconds, which follow the start of the browser.
 */
const spareName = "stillpage-spare";

/** Resolves once the new log is asked for; harmless where the browser keeps databases in another way. */
export async function beginNewLog(): Promise<void> {
  // Where the last one who did this died in the middle there is none, and deleting nothing does nothing.
  if (!(await deleteSpare())) {
    await makeSpare();
    await deleteSpare();
  }
  await makeSpare();
}

/** Whether there was one. */
function deleteSpare(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(spareName);
    request.onsuccess = (event) => resolve(event instanceof IDBVersionChangeEvent && event.oldVersion > 0);
    request.onerror = () => reject(request.error);
  });
}

function makeSpare(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(spareName);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

let preparing: () => Promise<void> = async () => {};
let ready: Promise<void> | undefined;

/** From now on {@link readyToWrite} runs `prepare` before the first writing of this page or worker. */
export function prepareWriting(prepare: () => Promise<void>): void {
  preparing = prepare;
  ready = undefined;
}

/** Resolves when writing may begin. What fails in preparing is tried again before the next writing. */
export function readyToWrite(): Promise<void> {
  ready ??= preparing().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}
