/** A fingerprint short enough to compare by eye: `sha256 9f3c…a1d7`. */
export function hashLabel(hash: string): string {
  const [name = "", digits = ""] = hash.split(":");
  return digits.length <= 12 ? `${name} ${digits}` : `${name} ${digits.slice(0, 4)}…${digits.slice(-4)}`;
}
