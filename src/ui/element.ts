/**
 * DOM by hand: text goes in as text, and no attribute that runs or styles can be set, so that what
 * a page wrote (titles, bylines, tags) never becomes markup.
 */

/** What may stand inside an element; null and false leave nothing. */
export type Child = Node | string | number | null | false | readonly Child[];

type Listeners = {
  readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void;
};

/** Attributes by their names in markup; `true` sets an empty one, `null`, `undefined` and `false` none. */
export interface Attributes {
  readonly on?: Listeners;
  readonly [name: string]: string | number | boolean | null | undefined | Listeners;
}

/** A new element with its attributes, listeners and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") continue;
    setAttribute(element, name, value);
  }
  for (const [type, listener] of Object.entries(attributes.on ?? {})) {
    // Each entry of Listeners pairs a type with a listener for its event; entries() loses the pairing.
    element.addEventListener(type, listener as EventListener);
  }
  element.append(...nodesOf(children));
  return element;
}

/** Sets or takes away one attribute; refuses those that run code or carry styles or markup. */
export function setAttribute(element: Element, name: string, value: unknown): void {
  if (/^on/i.test(name) || name === "style" || name === "srcdoc") {
    throw new TypeError(`attribute ${name} is not for h()`);
  }
  if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Puts these children in the place of whatever the element held. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...nodesOf(children));
}

/** The element of the page's own HTML with this id; a page without it is a broken build. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new TypeError(`no #${id} on this page`);
  return element;
}

function nodesOf(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child): (Node | string)[] => {
    if (child === null || child === false) return [];
    if (typeof child === "number") return [String(child)];
    if (typeof child === "string" || child instanceof Node) return [child];
    return nodesOf(child);
  });
}
