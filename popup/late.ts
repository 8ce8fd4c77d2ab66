/** What the popup needs after its first rows, once those are painted: one piece, since all of it is needed at once. */
export { changeLine } from "../src/ui/change-words.ts";
export { searchHelp } from "../src/ui/search-help.ts";
export { offerBackup } from "./backup-line.ts";
export { followDoubts } from "./doubts.ts";
export { createExports } from "./export-menu.ts";
export { createFeed } from "./feed.ts";
export { followFound } from "./found.ts";
export { followImages } from "./images.ts";
export { extendSearch } from "./search-tools.ts";
