/**
 * What is to be done after the library has changed: the search index is kept in shape, in steps between
 * which everything else has its turn (store/write/tend-index.ts), the end of the log is signed, and the
 * library is noted outside itself.
 */
import browser from "webextension-polyfill";
import { failureOf } from "../model/errors.ts";
import { keepCanary } from "../platform/canary.ts";
import { isImporting } from "../platform/import-lock.ts";
import { readCanaryNow } from "../store/canary-now.ts";
import { sealLog } from "../store/write/log.ts";
import { tendIndex } from "../store/write/tend-index.ts";
import { backUpIfDue } from "./backup-work.ts";

/** Browsers let a worker go that has called none of their functions for 30 seconds. */
const callEveryMs = 20_000;
const pauseMs = 10;

let isTending = false;
let isAgain = false;

/** Starts the work, or has it look again once it is done. */
export function tendSoon(): void {
  if (isTending) isAgain = true;
  else void tend();
}

async function tend(): Promise<void> {
  isTending = true;
  let called = performance.now();
  try {
    do {
      isAgain = false;
      await tendIndex(async () => {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (performance.now() - called < callEveryMs) return;
        called = performance.now();
        await browser.runtime.getPlatformInfo();
      }, isImporting);
      // Its last word wakes the background once more.
      if (await isImporting()) continue;
      const now = new Date().toISOString();
      await sealLog(now);
      const canary = await readCanaryNow(now);
      if (canary !== null) {
        await keepCanary(canary);
        // Nothing waits for it, and it may take minutes.
        void backUpIfDue(canary, Date.now());
      }
    } while (isAgain);
  } catch (error) {
    // A library that cannot be written now is tended when the background wakes next; anything else is a mistake of ours.
    if (!failureOf(error).code.startsWith("store/")) throw error;
  } finally {
    isTending = false;
  }
}
