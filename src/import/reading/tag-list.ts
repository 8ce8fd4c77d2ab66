/** Tags in one cell: a JSON list, a Python list, or names with commas between them. */

/** The names in a cell; never more than a thousand. */
export function listIn(cell: string, separator: "," | ";" | "|" = ","): readonly string[] {
  const text = cell.trim();
  if (text.startsWith("[") && text.endsWith("]")) return quotedNames(text);
  return text.split(separator).slice(0, mostNames);
}

const mostNames = 1_000;
const name = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g;

/** JSON writes `["a","b"]`, Python `['a', "b's"]`. */
function quotedNames(text: string): readonly string[] {
  const names: string[] = [];
  for (const [, double, single] of text.matchAll(name)) {
    names.push(unescaped(double ?? single ?? ""));
    if (names.length === mostNames) break;
  }
  return names;
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/g,
    (_whole, long, short, plain: string | undefined) => {
      if (plain !== undefined) return plain === "n" || plain === "t" ? " " : plain;
      return String.fromCharCode(Number.parseInt(String(long ?? short), 16));
    },
  );
}
