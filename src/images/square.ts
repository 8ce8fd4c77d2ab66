/** Twice the 56 CSS pixels a list row shows. */
const side = 112;

/** The middle of a picture, a square as large as it holds, drawn small. */
export async function squareOf(image: ImageBitmap): Promise<Blob> {
  const edge = Math.min(image.width, image.height);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  if (context === null) throw new RangeError("no canvas");
  context.imageSmoothingQuality = "high";
  const [left, top] = [(image.width - edge) / 2, (image.height - edge) / 2];
  context.drawImage(image, left, top, edge, edge, 0, 0, side, side);
  return canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
}
