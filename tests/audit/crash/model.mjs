/**
 * What the runner outside the browser knows of the library: of every address the states it may be in. What was
 * acknowledged has one; what was under way when the browser died has two, before and after.
 */

/** @typedef {{ readonly snapshots: readonly string[], readonly tags: readonly string[], readonly note: string | null, readonly isFavourite: boolean, readonly isArchived: boolean, readonly isTrashed: boolean }} State */
/** @typedef {State | null} Place null where there is no entry */
/**
 * @typedef {{ readonly kind: "save", readonly snapshot: string }
 *   | { readonly kind: "undo", readonly snapshot: string, readonly wasTrashed: boolean }
 *   | { readonly kind: "edit", readonly patch: { readonly tags?: readonly string[], readonly note?: string | null, readonly isFavourite?: boolean, readonly isArchived?: boolean } }
 *   | { readonly kind: "trash" } | { readonly kind: "restore" } | { readonly kind: "delete" }
 *   | { readonly kind: "import", readonly snapshot: string, readonly tags: readonly string[] }} Change
 */

const fresh = { tags: [], note: null, isFavourite: false, isArchived: false, isTrashed: false };

/**
 * What a change makes of a place.
 * @param {Place} place
 * @param {Change} change
 * @returns {Place}
 */
function changed(place, change) {
  if (change.kind === "save") {
    if (place === null) return { ...fresh, snapshots: [change.snapshot] };
    return { ...place, snapshots: [...place.snapshots, change.snapshot], isTrashed: false };
  }
  if (change.kind === "import") return place ?? { ...fresh, snapshots: [change.snapshot], tags: change.tags };
  if (place === null) return null;
  switch (change.kind) {
    case "undo": {
      const snapshots = place.snapshots.filter((id) => id !== change.snapshot);
      return snapshots.length === 0 ? null : { ...place, snapshots, isTrashed: change.wasTrashed };
    }
    case "edit":
      return { ...place, ...change.patch };
    case "trash":
      return { ...place, isTrashed: true };
    case "restore":
      return { ...place, isTrashed: false };
    default:
      return place.isTrashed ? null : place;
  }
}

/** What the runner holds the library to. */
export class Model {
  /** @type {Map<string, readonly Place[]>} the states each address may be in */
  #places = new Map();
  /** @type {Set<string>} addresses that something is being done to */
  #busy = new Set();
  /** @type {Map<string, string>} ids of the entries, as far as somebody has looked */
  #ids = new Map();
  #acknowledged = 0;
  #isClosed = false;
  #isFrozen = false;

  /** @param {string} url @returns {Place} as it was acknowledged last */
  get(url) {
    return this.#places.get(url)?.[0] ?? null;
  }

  /** Addresses that nothing is being done to, in such a state. @param {(place: Place) => boolean} isWanted */
  idle(isWanted) {
    return [...this.#places].flatMap(([url, [place = null]]) =>
      !this.#busy.has(url) && isWanted(place) ? [url] : [],
    );
  }

  /** Addresses that hold nothing any more, for sure. */
  gone() {
    return [...this.#places].flatMap(([url, places]) =>
      places.every((place) => place === null) ? [url] : [],
    );
  }

  /** How many entries there are. */
  get size() {
    return [...this.#places.values()].filter(([place]) => place != null).length;
  }

  /** @param {string} url */
  idOf(url) {
    return this.#ids.get(url);
  }

  /** @param {readonly (readonly [url: string, id: string])[]} ids */
  name(ids) {
    this.#ids = new Map(ids);
  }

  /** Keeps everybody else from an address; gives what lets go of it. @param {string} url */
  hold(url) {
    this.#busy.add(url);
    return () => void this.#busy.delete(url);
  }

  /**
   * Notes a change as under way. Called back once it was acknowledged; until then the address may be either.
   * @param {string} url
   * @param {Change} change
   */
  begin(url, change) {
    if (this.#isClosed) throw new Error("the work is over");
    const before = this.get(url);
    const after = changed(before, change);
    this.#busy.add(url);
    this.#places.set(url, [before, after]);
    return () => {
      if (this.#isFrozen) return;
      this.#busy.delete(url);
      this.#places.set(url, [after]);
      this.#acknowledged += 1;
    };
  }

  /** A change that was refused is none: the address is as it was. @param {string} url */
  refuse(url) {
    this.#busy.delete(url);
    this.#places.set(url, [this.get(url)]);
  }

  /** Nothing is begun from here on, until the next look. */
  close() {
    this.#isClosed = true;
  }

  /** Nor is anything acknowledged: what is said after the end was not said in time. */
  freeze() {
    this.#isClosed = true;
    this.#isFrozen = true;
  }

  /** How many changes were acknowledged since this was asked last. */
  takeAcknowledged() {
    const count = this.#acknowledged;
    this.#acknowledged = 0;
    return count;
  }

  /**
   * Holds what is there against what is known, and knows it from here on. Gives what was lost, each in
   * a sentence, and how many changes were under way.
   * @param {ReadonlyMap<string, State>} found by address
   */
  settle(found) {
    const lost = [];
    const cutOff = [...this.#places.values()].filter((places) => places.length > 1).length;
    for (const url of new Set([...this.#places.keys(), ...found.keys()])) {
      const allowed = this.#places.get(url) ?? [null];
      const place = found.get(url) ?? null;
      if (!allowed.some((one) => isSame(one, place)))
        lost.push(`${url} is ${told(place)}, and should be ${allowed.map(told).join(" or ")}`);
      this.#places.set(url, [place]);
    }
    this.#busy.clear();
    this.#isClosed = false;
    this.#isFrozen = false;
    return { lost, cutOff };
  }
}

/** @param {Place} a @param {Place} b */
function isSame(a, b) {
  return told(a) === told(b);
}

/** @param {Place} place */
function told(place) {
  if (place === null) return "not there";
  const { snapshots, tags, note, isFavourite, isArchived, isTrashed } = place;
  return JSON.stringify({ snapshots, tags, note, isFavourite, isArchived, isTrashed });
}
