/** Sentences of invented words, as many as wanted; the same seed gives the same. */
export function sentences(seed: number, count: number, lang: "en" | "zh"): string[] {
  let state = seed * 7_919 + 1;
  const roll = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const letters = "abcdefghilmnoprstu";
  const word = (): string =>
    lang === "zh"
      ? String.fromCodePoint(0x4e00 + roll(3_000), 0x4e00 + roll(3_000))
      : Array.from({ length: 3 + roll(6) }, () => letters[roll(letters.length)]).join("");
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 9 }, word);
    return lang === "zh" ? `${words.join("")}。` : `${words.join(" ")}. `;
  });
}
