import { yieldToPage } from "../../page-turn.ts";

/** Long work gives the page its turn: a frame's worth of work, then whatever waits. */
const sliceMs = 12;

/** Awaited in loops: nearly always at once, and after each slice only when the page has had its turn. */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await yieldToPage();
    since = performance.now();
  };
}
