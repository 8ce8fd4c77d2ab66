/** What the popup needs after its first rows, once those are painted: one piece, since all of it is needed at once. */
export { offerBackup } from "./backup-line.ts";
export { followDoubts } from "./doubts.ts";
export { createExports } from "./export-menu.ts";
export { createFeed } from "./feed.ts";
export { followFound } from "./found.ts";
export { followImages } from "./images.ts";
