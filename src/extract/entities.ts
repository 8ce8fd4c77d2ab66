/**
 * Character references left in a value: templates escape twice, and what a parser has read once then
 * still says `&amp;` or `&#8217;`. No markup is made of the result; it is text as before.
 */

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    quot: '"',
    apos: "'",
    lt: "<",
    gt: ">",
    nbsp: " ",
    ndash: "–",
    mdash: "—",
    lsquo: "‘",
    rsquo: "’",
    sbquo: "‚",
    ldquo: "“",
    rdquo: "”",
    bdquo: "„",
    laquo: "«",
    raquo: "»",
    hellip: "…",
    middot: "·",
    bull: "•",
    euro: "€",
    szlig: "ß",
    oslash: "ø",
    Oslash: "Ø",
    aelig: "æ",
    AElig: "Æ",
    shy: "",
  }),
);

/** `&uuml;` is u with the mark named uml. */
const marks: ReadonlyMap<string, string> = new Map(
  Object.entries({
    uml: "\u0308",
    acute: "\u0301",
    grave: "\u0300",
    circ: "\u0302",
    tilde: "\u0303",
    cedil: "\u0327",
    ring: "\u030A",
    caron: "\u030C",
  }),
);

/** The text with its character references read, twice where they were escaped twice. */
export function decodeEntities(text: string): string {
  const once = decodeOnce(text);
  return once === text ? text : decodeOnce(once);
}

function decodeOnce(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named.get(name) ?? marked(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      const isCharacter = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : whole;
    },
  );
}

function marked(name: string): string | null {
  const mark = marks.get(name.slice(1));
  return mark === undefined ? null : `${name.charAt(0)}${mark}`.normalize("NFC");
}
