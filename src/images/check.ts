/** The gate for bytes that are to be kept as a picture, whoever brought them. */
import { type CheckedImage, type ImageReason, imageLimits } from "../model/image-state.ts";
import { sizeOf } from "./size.ts";
import { safeSvg, svgSize } from "./svg.ts";
import { imageTypeOf } from "./type.ts";

/** The picture in these bytes, an SVG made safe; or the reason why it is not kept. */
export function checkImage(bytes: Uint8Array<ArrayBuffer>): CheckedImage | ImageReason {
  if (bytes.length > imageLimits.bytes) return "too-large";
  const type = imageTypeOf(bytes);
  if (type === null) return "not-an-image";
  if (type === "image/svg+xml") return checkSvg(bytes);
  const size = sizeOf(bytes, type);
  if (size !== null && size.width * size.height > imageLimits.pixels) return "too-large";
  return { type, bytes, width: size?.width ?? null, height: size?.height ?? null };
}

function checkSvg(bytes: Uint8Array<ArrayBuffer>): CheckedImage | ImageReason {
  const safe = safeSvg(new TextDecoder().decode(bytes));
  if (safe === null) return "unsafe";
  const size = svgSize(safe);
  return {
    type: "image/svg+xml",
    bytes: new TextEncoder().encode(safe),
    width: size === null ? null : Math.round(size.width),
    height: size === null ? null : Math.round(size.height),
  };
}
