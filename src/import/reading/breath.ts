/** Long work gives the page its turn: a frame's worth of work, then whatever waits. */
const sliceMs = 12;

/** Awaited in loops: nearly always at once, and after each slice only when the page has had its turn. */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await turn();
    since = performance.now();
  };
}

/** A message to ourselves waits behind what the page has to do, and is not throttled as timers are. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
