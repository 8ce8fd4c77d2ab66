/** The document of no window in which Chromium writes a backup (src/backup/by-itself.ts); gone once that is done. */
import { backUpByItself } from "../../backup/by-itself.ts";
import { send } from "../../platform/messages.ts";

void backUpByItself(send).finally(() => window.close());
