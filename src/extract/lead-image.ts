/** The picture a page states for itself, as the page shows it: sharing gets another size and cut of it. */

const mostImages = 200;
const leastWidth = 120;

/**
 * The address under which the page shows the stated picture, so that what stands for the article is what its
 * readers saw; the stated address where the page does not show it.
 */
export function asShown(stated: string, document: Document, page: string): string {
  const own = nameOf(stated);
  if (own === "" || page.includes(own)) return stated;
  const images = [...document.querySelectorAll("img[src]")].slice(0, mostImages);
  const addresses = images.map((image) => image.getAttribute("src") ?? "");
  if (addresses.includes(stated)) return stated;
  const shown = images.findIndex((image, index) => {
    const address = addresses[index] ?? "";
    return (
      /^https?:[^'"\s]*$/i.test(address) &&
      Number(image.getAttribute("width") ?? leastWidth) >= leastWidth &&
      !isThumbnail.test(address) &&
      isSamePicture(own, nameOf(address))
    );
  });
  return addresses[shown] ?? stated;
}

/** An address that states a width of two digits, or little more than a hundred. */
const isThumbnail = /(?<!\d)(?:\d\d|1[0-4]\d)x\d{2,3}(?!\d)/i;

/** Parts of a path that only say which size or kind of a picture is meant. */
const isSize =
  /^(?:[a-z]{0,6}[-_]{0,2}\d{2,4}x\d{2,4}.*|jpe?g|png|webp|[ws]?\d{1,4}|wide|large|medium|small|original|master)$/i;

/** What names a picture in its address: the file, or the folder of its sizes. */
function nameOf(address: string): string {
  const parts = address
    .replace(/^https?:\/\/[^/]*|[?#].*$/g, "")
    .replace(/\.[a-z]{3,4}$/i, "")
    // Some sites write the size after an equals sign.
    .split(/[/=]/)
    .filter((part) => part !== "" && !isSize.test(part));
  return parts.at(-1) ?? "";
}

/** Whether two names are one picture's in two sizes: one begins with the other, or both begin alike and tellingly. */
function isSamePicture(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a.charAt(at) === b.charAt(at)) at += 1;
  const shorter = Math.min(a.length, b.length);
  if (isWithinNumber(a, b, at)) return false;
  const start = a.slice(0, at);
  if (at === shorter) return start.length >= 12 || isNumbered(start);
  const whole = start.replace(/[a-z\d]*$/i, "");
  return whole.length >= 20 || (whole.length >= 10 && whole.length * 5 >= shorter * 3) || isNumbered(whole);
}

/** `photo_big` may be any picture; one with a number of its own is one. */
function isNumbered(name: string): boolean {
  return name.split(/[^a-z\d]+/i).some((word) => word.length >= 6 && /\d/.test(word));
}

/** Whether names part within a number, or at numbers as long as those that tell pictures apart. */
function isWithinNumber(a: string, b: string, at: number): boolean {
  const [inA, inB] = [a.slice(at), b.slice(at)];
  if (/\d$/.test(a.slice(0, at)) && (/^\d/.test(inA) || /^\d/.test(inB))) return true;
  return /^\d{5}/.test(inA) && /^\d{5}/.test(inB);
}
