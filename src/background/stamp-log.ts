/** Asking an authority for a time-stamp of the log's end: the one thing that leaves is a hash. */
import { readBody } from "../images/read-body.ts";
import { base64Of } from "../integrity/seal.ts";
import { checkStamp, mostResponseBytes, nonceBytes, stampRequest } from "../integrity/time-stamp.ts";
import type { StampProblem } from "../model/stamp-problem.ts";
import type { StampOutcome } from "../protocol.ts";
import { readLogHead } from "../store/log.ts";
import { keepStamp } from "../store/write/log.ts";
import { isAllowedHost } from "./image-from-host.ts";

/** Authorities answer within a second or two; one that does not is down. */
const patienceMs = 20_000;

/** Asks, checks the answer, and keeps it with the record it stamps. */
export async function stampLog(authority: string): Promise<StampOutcome> {
  const failed = (problem: StampProblem): StampOutcome => ({ ok: false, problem });
  if (!/^https?:\/\//i.test(authority) || !URL.canParse(authority)) return failed("address");
  if (!(await isAllowedHost(authority))) return failed("not-allowed");
  const head = await readLogHead();
  if (head.number === 0) return failed("empty");
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const response = await ask(authority, stampRequest(head, nonce));
  if (response === null) return failed("offline");
  const checked = checkStamp(response, head.hash, nonce);
  if (!checked.ok) return checked;
  const { at } = checked;
  await keepStamp({ ...head, authority, at, response: base64Of(response) });
  return { ok: true, at, minutesAhead: Math.round((Date.now() - Date.parse(at)) / 60_000) };
}

/** The bytes of the answer; null where none came, or more than an answer has. */
async function ask(
  authority: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(authority, {
      method: "POST",
      headers: { "Content-Type": "application/timestamp-query" },
      body,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      // The hash goes to whom the reader typed, and to nobody that one names.
      redirect: "error",
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.ok ? await readBody(response, mostResponseBytes) : null;
  } catch {
    // A fetch that fails says no more than that.
    return null;
  }
}
