/** Most pixels that are drawn: what a screen of any size shows. Larger pictures come out smaller. */
const mostPixels = 4_000_000;

/** A picture as PNG by this browser's own means; null where it cannot read it. */
export async function drawAsPng(picture: Blob): Promise<Blob | null> {
  try {
    const bitmap = await createImageBitmap(picture);
    const scale = Math.min(1, Math.sqrt(mostPixels / (bitmap.width * bitmap.height)));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    );
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return await canvas.convertToBlob({ type: "image/png" });
  } catch {
    // A kind this browser does not draw (an SVG, in a bitmap's eyes): the file has a link in its place.
    return null;
  }
}
