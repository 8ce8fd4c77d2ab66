import type { Comparison } from "./comparison.ts";
import type { Version } from "./version.ts";

/** What the worker is asked, and what it answers: one comparison each. */
export interface CompareTask {
  readonly before: Version;
  readonly after: Version;
}

/**
 * Compares in a worker, so that a long article freezes nothing. Rejects when the worker cannot start or
 * breaks, or with the signal's reason.
 */
export function compareInWorker(task: CompareTask, signal?: AbortSignal): Promise<Comparison> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerAddress());
    const end = (): void => worker.terminate();
    signal?.addEventListener("abort", () => {
      end();
      reject(signal.reason);
    });
    worker.addEventListener("message", ({ data }: MessageEvent<Comparison>) => {
      end();
      resolve(data);
    });
    worker.addEventListener("error", (event) => {
      end();
      reject(new Error("the comparison broke off", { cause: event.message }));
    });
    worker.postMessage(task);
  });
}

const script = "/pages/compare/worker.js";

/** Where the browser knows Trusted Types, an address of a script must come from a policy: ours knows this one alone. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return script;
  policy ??= trustedTypes.createPolicy("stillpage-worker", { createScriptURL: () => script });
  // The type for scripts stands in for a string, which the DOM's own types do not say.
  return policy.createScriptURL(script) as unknown as string;
}

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => Policy;
}
interface Policy {
  readonly createScriptURL: (address: string) => object;
}
let policy: Policy | undefined;
