/** CRC-32 as zip has it, four bytes a step: pictures of a whole library pass through it. */
const tables = makeTables();

function makeTables(): readonly Uint32Array[] {
  const first = new Uint32Array(256);
  for (let value = 0; value < 256; value += 1) {
    let crc = value;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    first[value] = crc;
  }
  const all = [first];
  for (let index = 1; index < 4; index += 1) {
    const before = all[index - 1] ?? first;
    all.push(before.map((crc) => (first[crc & 255] ?? 0) ^ (crc >>> 8)));
  }
  return all;
}

/** Of these bytes; give the answer in again to go on where they follow others. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [a, b, c, d] = tables as readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array]; // made as four above
  const of = (table: Uint32Array, index: number): number => table[index & 255] ?? 0;
  let crc = ~before;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    const word =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    crc ^= word;
    crc = of(d, crc) ^ of(c, crc >>> 8) ^ of(b, crc >>> 16) ^ of(a, crc >>> 24);
  }
  for (; at < bytes.length; at += 1) crc = of(a, crc ^ (bytes[at] ?? 0)) ^ (crc >>> 8);
  return ~crc >>> 0;
}
