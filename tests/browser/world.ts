import { afterAll, afterEach, beforeAll } from "vitest";
import type { BrowserKind } from "./driver/find.mjs";
import { launch } from "./driver/launch.mjs";
import { emptyLibrary } from "./driver/library.mjs";
import type { Session } from "./driver/session.mjs";
import { type Site, startSite } from "./driver/site.mjs";

/** One browser and the network it sees, shared by the stories of a test file. */
export interface World {
  readonly kind: BrowserKind;
  readonly session: Session;
  readonly site: Site;
}

/**
 * Starts a browser before the tests of a file and ends it after them; between two tests it closes
 * the tabs and empties the library.
 */
export function worldOf(kind: BrowserKind, options: { readonly language?: string } = {}): World {
  let session: Session | undefined;
  let site: Site | undefined;
  beforeAll(async () => {
    site = await startSite();
    session = await launch(kind, { ...options, proxyPort: site.port });
  });
  afterEach(async () => {
    if (session === undefined) return;
    // A test that failed with its browser down is no failure of the next.
    if (!session.isRunning) await session.relaunch();
    await session.closeTabs();
    await emptyLibrary(session);
    site?.forget();
  });
  afterAll(async () => {
    await session?.remove();
    await site?.close();
  });
  return {
    kind,
    get session() {
      if (session === undefined) throw new Error("the browser is not up");
      return session;
    },
    get site() {
      if (site === undefined) throw new Error("the site is not up");
      return site;
    },
  };
}
