/**
 * The middle of some figures, to a tenth.
 * @param {readonly number[]} figures
 */
export function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return Math.round(((low + high) / 2) * 10) / 10;
}

/**
 * The figure that so large a share of the figures does not exceed, to a hundredth.
 * @param {readonly number[]} figures
 * @param {number} share
 */
export function quantile(figures, share) {
  const sorted = figures.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return Math.round(value * 100) / 100;
}
