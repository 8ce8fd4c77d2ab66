/** How long anything in a browser may take before the test says it did not happen. */
export const patienceMs = 60_000;

/**
 * Asks again until the answer is truthy, and gives that answer.
 * @template T
 * @param {() => T | Promise<T>} ask a throw counts as "not yet"
 * @param {string} what finishes the sentence "waited in vain for …"
 * @param {number} [timeoutMs]
 * @returns {Promise<Exclude<Awaited<T>, null | undefined | false | 0 | "">>}
 */
export async function until(ask, what, timeoutMs = patienceMs) {
  const deadline = Date.now() + timeoutMs;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      // The type says what the test below it found out.
      if (answer) return /** @type {any} */ (answer);
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited ${timeoutMs / 1000} s in vain for ${what}`, { cause: last });
    }
    await new Promise((resume) => setTimeout(resume, 40));
  }
}
