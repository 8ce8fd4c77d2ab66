/** One line set on an 18-pixel grid, drawn for Stillpage; stroke and size come from theme.css (`.icon`). */

/** Each icon as path data; a path that starts with `!` is filled instead of stroked. */
const shapes = {
  search: ["M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6", "M11.6 11.6L15 15"],
  more: [
    "!M3.9 7.8a1.25 1.25 0 1 0 0 2.5a1.25 1.25 0 1 0 0-2.5",
    "!M9 7.8a1.25 1.25 0 1 0 0 2.5a1.25 1.25 0 1 0 0-2.5",
    "!M14.1 7.8a1.25 1.25 0 1 0 0 2.5a1.25 1.25 0 1 0 0-2.5",
  ],
  star: ["M9 2.7l1.9 4.05 4.4.55-3.25 3 .85 4.4L9 12.55 5.1 14.7l.85-4.4-3.25-3 4.4-.55z"],
  "star-filled": ["!M9 1.9l2.2 4.55 5 .65-3.65 3.45.95 4.95L9 13.1l-4.5 2.4.95-4.95L1.8 7.1l5-.65z"],
  tag: [
    "M3 3.5v5.1l6.3 6.3a1 1 0 0 0 1.4 0l4.2-4.2a1 1 0 0 0 0-1.4L8.6 3H3.5z",
    "!M6.2 5.2a1.05 1.05 0 1 0 0 2.1a1.05 1.05 0 1 0 0-2.1",
  ],
  external: ["M7.4 3.8H3.6v10.6h10.6v-3.8", "M10.4 3.2h4.4v4.4", "M14.6 3.4L8.6 9.4"],
  trash: ["M3 5h12", "M7 5V3.2h4V5", "M4.6 5l.7 9.8h7.4l.7-9.8", "M7.6 8v4", "M10.4 8v4"],
  archive: ["M2.8 3.4h12.4v3.2H2.8z", "M4.2 6.8v7.8h9.6V6.8", "M7.3 9.8h3.4"],
  restore: ["M3.4 3.6v3.8h3.8", "M3.7 7.2a5.7 5.7 0 1 1-.4 3"],
  check: ["M3.6 9.6l3.6 3.6 7.2-8"],
  close: ["M4.4 4.4l9.2 9.2", "M13.6 4.4l-9.2 9.2"],
  undo: ["M6.4 3.4L3 6.8l3.4 3.4", "M3.2 6.8h7a4 4 0 0 1 0 8H6.6"],
  download: ["M9 2.8v8.4", "M5.4 7.8L9 11.4l3.6-3.6", "M3.4 14.8h11.2"],
  upload: ["M9 11.4V3", "M5.4 6.4L9 2.8l3.6 3.6", "M3.4 14.8h11.2"],
  "chevron-down": ["M5 7l4 4 4-4"],
  "chevron-left": ["M11 4L6 9l5 5"],
  "chevron-right": ["M7 4l5 5-5 5"],
  keyboard: [
    "M2.4 5.6a1 1 0 0 1 1-1h11.2a1 1 0 0 1 1 1v6.8a1 1 0 0 1-1 1H3.4a1 1 0 0 1-1-1z",
    "M5.2 7.6h.01",
    "M7.8 7.6h.01",
    "M10.3 7.6h.01",
    "M12.8 7.6h.01",
    "M6 10.6h6",
  ],
  theme: ["M9 2.9a6.1 6.1 0 1 0 0 12.2a6.1 6.1 0 1 0 0-12.2", "!M9 2.9a6.1 6.1 0 0 1 0 12.2z"],
  book: [
    "M9 4.6C7.4 3.4 5.2 3.2 2.8 3.4v10.4c2.4-.2 4.6 0 6.2 1.2 1.6-1.2 3.8-1.4 6.2-1.2V3.4C12.8 3.2 10.6 3.4 9 4.6z",
    "M9 4.6V15",
  ],
  page: ["M4.6 2.6h6l3 3v9.8h-9z", "M10.4 2.8v3h3", "M6.8 9h4.4", "M6.8 11.8h4.4"],
  pages: ["M6.2 5.4h8v10h-8z", "M11.8 5.2V2.6h-8v10h2.2"],
  plus: ["M9 3.6v10.8", "M3.6 9h10.8"],
  minus: ["M3.6 9h10.8"],
  info: ["M9 2.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4", "M9 8.4v3.8", "M9 5.8h.01"],
  help: [
    "M9 2.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4",
    "M7 7.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3",
    "M9 12.5h.01",
  ],
  compare: ["M2.8 3.6h5v10.8h-5z", "M10.2 3.6h5v10.8h-5z", "M4.4 6.8h1.8", "M4.4 9.4h1.8", "M11.8 6.8h1.8"],
  copy: ["M6.6 6.6h8v8h-8z", "M11.4 6.4v-3h-8v8h3"],
  pencil: ["M3.4 14.6l.6-3.2 7.6-7.6 2.6 2.6-7.6 7.6z", "M10 5.4l2.6 2.6"],
  print: ["M5.4 6.4V2.8h7.2v3.6", "M5.4 12.6H3V6.6h12v6h-2.4", "M5.4 10.6h7.2v4.6H5.4z"],
  clock: ["M9 2.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4", "M9 5.6V9l2.4 1.6"],
  note: ["M3.2 3.2h11.6v7.6l-4 4H3.2z", "M14.6 10.8h-3.8v3.8", "M6 6.6h6", "M6 9.4h3"],
  side: [
    "M3.8 3.6h10.4a1 1 0 0 1 1 1v8.8a1 1 0 0 1-1 1H3.8a1 1 0 0 1-1-1V4.6a1 1 0 0 1 1-1z",
    "M7.2 3.8v10.4",
  ],
  list: ["M6.6 4.6h8", "M6.6 9h8", "M6.6 13.4h8", "M3.4 4.6h.01", "M3.4 9h.01", "M3.4 13.4h.01"],
  library: ["M3.4 3.2v11.6", "M6.4 3.2v11.6", "M9.4 3.2v11.6", "M11.6 4l3.4 10.6"],
  unread: ["M9 4.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6"],
  read: ["M3 9.4l3 3 6-6.6", "M8.6 12l.6.4 5.8-6.6"],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof shapes;
export const iconNames: readonly IconName[] = Object.keys(shapes) as IconName[]; // keys of a closed table

/** Those that are drawn along the line: mirrored where it runs from right to left. */
const pointing: ReadonlySet<IconName> = new Set(["chevron-left", "chevron-right", "undo", "list", "side"]);

const svgNamespace = "http://www.w3.org/2000/svg";

/** The icon as an SVG element, hidden from screen readers: the control around it has the name. */
export function icon(name: IconName): SVGSVGElement {
  const svg = drawn(shapes[name]);
  if (pointing.has(name)) svg.classList.add("pointing");
  return svg;
}

/** An icon of one page alone, by its shapes: what every page has, every page loads. */
export function drawn(paths: readonly string[]): SVGSVGElement {
  const svg = vector("svg", { class: "icon", viewBox: "0 0 18 18", "aria-hidden": "true" });
  for (const shape of paths) {
    const isSolid = shape.startsWith("!");
    svg.append(vector("path", isSolid ? { class: "solid", d: shape.slice(1) } : { d: shape }));
  }
  return svg;
}

/** Stillpage's mark: a page with the seal on it. */
export function logo(): SVGSVGElement {
  const svg = vector("svg", { class: "logo", viewBox: "0 0 16 20", "aria-hidden": "true" });
  svg.append(
    vector("rect", { class: "logo-page", x: "0.9", y: "0.9", width: "14.2", height: "18.2", rx: "1.6" }),
    vector("rect", { class: "logo-seal", x: "6.6", y: "10.6", width: "6", height: "6", rx: "1" }),
  );
  return svg;
}

function vector<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
