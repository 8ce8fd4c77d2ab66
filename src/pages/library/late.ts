/** What the page needs after its first rows: loaded with Dexie, once those are painted. */
export { observe } from "../../store/live.ts";
export { countEntries, getEntry, getThumbnails } from "../../store/read.ts";
