/**
 * Which addresses may be asked for a picture. A page names them, so they could lead into the
 * reader's own network: to a router, a printer, a program on this computer. The parser of the
 * browser has already made one spelling of the many (octal, hexadecimal, one number, full-width
 * digits), so this looks at parsed hosts alone. A name that resolves to a private address cannot be
 * seen by an extension.
 */

/** Blocks of IPv4 that are nobody's on the public network: [first address, bits that are fixed]. */
const privateBlocks: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Blocks within the public part of IPv6 (2000::/3) that stand for something else. */
const specialBlocks: readonly (readonly [readonly number[], number])[] = [
  // Teredo, benchmarks, ORCHID and other assignments of the registry itself.
  [[0x2001, 0x0000], 23],
  // Documentation.
  [[0x2001, 0x0db8], 32],
  [[0x3fff, 0x0000], 20],
  // 6to4: holds an IPv4 address of any kind.
  [[0x2002, 0x0000], 16],
];

/** Ends of names that stand for something in the house. */
const homeNames =
  /(?:^|\.)(?:localhost|localdomain|local|lan|home|internal|intranet|private|corp|home\.arpa)$/;

/**
 * Whether a picture may be asked for: an address of the public web without a user name, or one on
 * the very host the reader was reading (`ownHost`, with its port).
 */
export function isSafeAddress(address: string, ownHost: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return false;
  if (url.username !== "" || url.password !== "") return false;
  if (ownHost !== null && url.host === ownHost) return true;
  return isPublicHost(url.hostname);
}

/** Whether a host, as a parsed address spells it, is one of the public network. */
function isPublicHost(hostname: string): boolean {
  if (hostname.startsWith("[")) return isPublicV6(hostname.slice(1, -1));
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(hostname)) return isPublicV4(hostname);
  const name = hostname.replace(/\.$/, "");
  // A name of one label is found by the search list of the house.
  return name.includes(".") && !homeNames.test(name);
}

function isPublicV4(address: string): boolean {
  const value = v4(address);
  return !privateBlocks.some(([first, bits]) => value >>> (32 - bits) === v4(first) >>> (32 - bits));
}

function v4(address: string): number {
  return address.split(".").reduce((value, part) => ((value << 8) | Number(part)) >>> 0, 0);
}

/** Only 2000::/3 is given out; whatever wraps an IPv4 address lies outside it, or among the special blocks. */
function isPublicV6(address: string): boolean {
  const [first = 0, second = 0] = v6Start(address);
  if (first >>> 13 !== 1) return false;
  const value = ((first << 16) | second) >>> 0;
  return !specialBlocks.some(([[high = 0, low = 0], bits]) => {
    const block = ((high << 16) | low) >>> 0;
    return value >>> (32 - bits) === block >>> (32 - bits);
  });
}

/** The first two groups of an address as the browser writes it, shortest form. */
function v6Start(address: string): readonly [number, number] {
  const [head = ""] = address.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  return [Number.parseInt(groups[0] ?? "0", 16), Number.parseInt(groups[1] ?? "0", 16)];
}
