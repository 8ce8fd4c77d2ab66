/** What the page needs after its first rows: loaded with Dexie, once those are painted. */
export { readFacets } from "../../store/facets.ts";
export { observe } from "../../store/live.ts";
export { countEntries, getEntry, getThumbnails } from "../../store/read.ts";
export { countSavedMonths } from "../../store/saved-months.ts";
export { readColours } from "../../store/tag-colours.ts";
export { paintTags } from "../../ui/paint-tags.ts";
export { startBackups } from "./backup/backups.ts";
export { readStorage, showNumbers } from "./numbers.ts";
export { showStory } from "./story-sheet.ts";
export { showTagManager } from "./tag-manager.ts";
export { showVerification } from "./verify.ts";
