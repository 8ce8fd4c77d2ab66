import type { Progress } from "./state.ts";

/** Before this nothing can be told: the first records pay for opening files and tables. */
const leastElapsedMs = 1500;
const leastFraction = 0.02;

/** Seconds the rest will take at the pace so far; null while that would be a guess. */
export function secondsLeft(progress: Progress, now: number): number | null {
  const elapsedMs = now - progress.startedAt;
  const fraction = fractionDone(progress);
  if (elapsedMs < leastElapsedMs || fraction < leastFraction || fraction >= 1) return null;
  return (elapsedMs * (1 - fraction)) / fraction / 1000;
}

/** Between 0 and 1; 0 while the whole is not known. */
export function fractionDone({ done, total }: Progress): number {
  return total <= 0 ? 0 : Math.min(1, Math.max(0, done / total));
}

/** A number of seconds as one would say it: to five seconds below a minute, then whole minutes. */
export function roundedTime(seconds: number): {
  readonly unit: "seconds" | "minutes";
  readonly value: number;
} {
  const value = Math.max(5, Math.ceil(seconds / 5) * 5);
  return value < 60 ? { unit: "seconds", value } : { unit: "minutes", value: Math.ceil(seconds / 60) };
}
