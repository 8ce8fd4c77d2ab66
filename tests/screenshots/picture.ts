const side = 112;

/** Skies, hills and water in six lights. */
const palettes = [
  ["#f3d9a4", "#e7a977", "#8d6a5c", "#4d4a54", "#2f3440"],
  ["#cfe3ec", "#a9c6d4", "#7f9f9a", "#56756a", "#2f4a45"],
  ["#f6c9b0", "#d98f83", "#8b5f74", "#4d4263", "#2b2b47"],
  ["#e8e6cf", "#c3cfa6", "#8fa773", "#5d7a52", "#374f3b"],
  ["#d5dcea", "#a5b3d0", "#7485ad", "#4b5b85", "#2c3758"],
  ["#f7e3c8", "#e9c48e", "#c1946a", "#86674f", "#4e4038"],
] as const;

/** A small landscape, another for every number: a sky with a sun, three lines of hills, water below. */
export async function drawPicture(number: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser draws nothing");
  const [sky, glow, far, middle, near] = palettes[number % palettes.length] ?? palettes[0];
  const gradient = context.createLinearGradient(0, 0, 0, side);
  gradient.addColorStop(0, sky);
  gradient.addColorStop(0.7, glow);
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  context.fillStyle = "rgb(255 255 255 / 75%)";
  context.beginPath();
  context.arc(side * (0.25 + 0.13 * (number % 5)), side * 0.3, 9, 0, 2 * Math.PI);
  context.fill();
  for (const [step, colour] of [far, middle, near].entries()) {
    const base = side * (0.5 + step * 0.16);
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(0, side);
    for (let x = 0; x <= side; x += 4) {
      const wave = Math.sin(x / (17 - step * 3) + number * 1.7 + step * 2) + 0.5 * Math.sin(x / 7 + number);
      context.lineTo(x, base + wave * (9 - step * 2));
    }
    context.lineTo(side, side);
    context.fill();
  }
  return canvas.convertToBlob({ type: "image/png" });
}
