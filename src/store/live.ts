import { liveQuery } from "dexie";
import { openLibrary } from "./database.ts";

/**
 * Runs a query of read.ts now and again whenever what it read has changed, in this page or any
 * other of ours. Returns the function that ends it.
 */
export function observe<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  let end = (): void => {};
  let isOver = false;
  function start(): void {
    if (isOver) return;
    // Dexie follows a query through native promises only from a function that is itself async; in
    // any other it loses sight of what is read after the first await, and no change arrives.
    const subscription = liveQuery(async () => query()).subscribe({ next: onValue, error: onError });
    end = () => subscription.unsubscribe();
  }
  // Nor does it follow through the opening of the library, which waits for more than the database.
  openLibrary().then(start, (error) => {
    if (!isOver) onError(error);
  });
  return () => {
    isOver = true;
    end();
  };
}
