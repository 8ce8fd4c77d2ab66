/**
 * How long the steps of a save took, as measures that the browser's own tools show and
 * tests/bench/save.mjs reads. Each save begins with none.
 */

/** Waits for the work and notes how long that took. */
export async function timed<T>(step: string, work: Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work;
  } finally {
    performance.measure(step, { start, end: performance.now() });
  }
}

/** Notes a duration that ended just now and was taken elsewhere; anything but a number is passed over. */
export function noteDuration(step: string, durationMs: unknown): void {
  if (typeof durationMs !== "number" || !(durationMs >= 0)) return;
  const end = performance.now();
  performance.measure(step, { start: Math.max(0, end - durationMs), end });
}
