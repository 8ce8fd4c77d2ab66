/** How an address is written for a reader: where it leads first, nothing in it that could mislead. */

/** Letters no Latin text can be imitated with; a label of these alone is shown as it is written. */
const ownScripts =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー々0-9-]+$/u;

/** Marks that are not seen but turn or join what stands around them. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Host and path of an address, without `www.`, query and fragment. A host stays in punycode unless each of
 * its labels is plain ASCII or purely Chinese, Japanese or Korean, so that mixed scripts show.
 */
export function linkLabel(address: string): string {
  if (!URL.canParse(address)) return address.replace(unseen, "");
  const url = new URL(address);
  if (url.protocol === "mailto:") return url.pathname.replace(unseen, "");
  const path = url.pathname === "/" ? "" : readable(url.pathname);
  return hostLabel(url.host) + path;
}

/** The host of an address as {@link linkLabel} writes it. */
export function hostLabel(host: string): string {
  return host
    .replace(/^www\./, "")
    .split(".")
    .map((label) => {
      const decoded = label.startsWith("xn--") ? decodePunycode(label.slice(4)) : null;
      return decoded !== null && ownScripts.test(decoded) ? decoded : label;
    })
    .join(".");
}

function readable(path: string): string {
  try {
    return decodeURI(path).replace(unseen, "");
  } catch {
    // A stray percent sign: the path as it stands is the best there is.
    return path;
  }
}

/** RFC 3492, decoding only; null for what is no punycode. */
function decodePunycode(text: string): string | null {
  const cut = text.lastIndexOf("-");
  const points = [...text.slice(0, Math.max(0, cut))].map((letter) => letter.charCodeAt(0));
  let position = cut < 0 ? 0 : cut + 1;
  let point = 128;
  let index = 0;
  let bias = 72;
  while (position < text.length) {
    const before = index;
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = digitOf(text.charCodeAt(position));
      position += 1;
      if (digit === null) return null;
      index += digit * weight;
      const threshold = Math.min(26, Math.max(1, step - bias));
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = points.length + 1;
    bias = adapt(index - before, length, before === 0);
    point += Math.floor(index / length);
    index %= length;
    if (point > 0x10ffff) return null;
    points.splice(index, 0, point);
    index += 1;
  }
  return String.fromCodePoint(...points);
}

/** `a` to `z` are 0 to 25, `0` to `9` are 26 to 35. */
function digitOf(code: number): number | null {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 48 && code <= 57) return code - 22;
  return null;
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / length);
  let steps = 0;
  while (rest > 455) {
    rest = Math.floor(rest / 35);
    steps += 36;
  }
  return steps + Math.floor((36 * rest) / (rest + 38));
}
