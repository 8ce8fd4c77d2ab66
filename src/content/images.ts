/**
 * Injected after a save: leaves a function in our own world (as content.ts does) that gives the bytes
 * of one picture, as far as the page itself may read them: from its own site with its own session,
 * from others where they allow it (CORS), or from what stands decoded on the page. A picture a call,
 * since a message between processes holds 64 MiB at most.
 */
import { readBody } from "../images/read-body.ts";
import type { ImageReason } from "../model/image-state.ts";
import type { PageImageAnswer, PageImageRequest } from "../protocol.ts";
import { base64Of } from "./base64.ts";

Object.assign(globalThis, { __stillpageImage: imageOf });

/** A picture drawn anew for want of its own bytes has at most this many pixels. */
const mostDrawnPixels = 25_000_000;

async function imageOf(request: PageImageRequest): Promise<PageImageAnswer> {
  if (location.origin !== request.pageOrigin) return { ok: false, reason: "moved" };
  const fetched = await fetchedBytes(request);
  if (typeof fetched !== "string") return { ok: true, base64: await base64Of(fetched) };
  // One that came and was too large is not got round by drawing it.
  const image = fetched === "too-large" ? null : await drawn(request.address);
  return image === null ? { ok: false, reason: fetched } : { ok: true, base64: await base64Of(image) };
}

async function fetchedBytes(request: PageImageRequest): Promise<Blob | ImageReason> {
  const isOwn = new URL(request.address).origin === location.origin;
  const signal = AbortSignal.timeout(request.timeMs);
  const first = await attempt(request, "force-cache", signal);
  // What the browser kept of it from the page's own asking may lack the word that lets us read it.
  const asked = first === "no-answer" && !isOwn ? await attempt(request, "reload", signal) : first;
  if (asked !== "no-answer") return asked;
  // A refusal and a dead line look the same from inside a page.
  return isOwn || !navigator.onLine ? "offline" : "no-permission";
}

async function attempt(
  { address, limitBytes }: PageImageRequest,
  cache: RequestCache,
  signal: AbortSignal,
): Promise<Blob | ImageReason | "no-answer"> {
  try {
    const response = await fetch(address, { cache, credentials: "same-origin", signal });
    if (!response.ok) return "not-found";
    const bytes = await readBody(response, limitBytes);
    return bytes === null ? "too-large" : new Blob([bytes]);
  } catch {
    // The fetch itself says no more than that: a refusal, a dead line, or the time that ran out.
    return signal.aborted ? "timeout" : "no-answer";
  }
}

/** The picture as it stands on the page, where the page may read it; null where it may not. */
async function drawn(address: string): Promise<Blob | null> {
  const image = [...document.images].find(
    ({ complete, naturalWidth, currentSrc, src }) =>
      complete && naturalWidth > 0 && (currentSrc === address || src === address),
  );
  if (image === undefined || image.naturalWidth * image.naturalHeight > mostDrawnPixels) return null;
  try {
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return await canvas.convertToBlob({ type: "image/webp", quality: 0.92 });
  } catch {
    // A picture of another site, which a canvas may show and not give out.
    return null;
  }
}
