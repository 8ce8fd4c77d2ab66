/**
 * Pictures of every surface, in both themes and all languages, of the built extension in a real Chromium
 * with made-up but real news.
 *
 * Run: npm run screenshots -- [--out DIR] [--languages en,zh-CN] [--only PATTERN]
 * Without a folder they go to docs/screenshots, of which the repository keeps those the README shows.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch, root } from "../browser/driver/launch.mjs";
import { startSite } from "../browser/driver/site.mjs";
import { createCamera } from "./camera.mjs";
import { surfacesOf } from "./surfaces.mjs";

const { values } = parseArgs({
  options: {
    out: { type: "string", default: path.join(root, "docs/screenshots") },
    languages: { type: "string", default: "en,zh-CN,zh-TW,ja" },
    only: { type: "string", default: "" },
  },
});
mkdirSync(values.out, { recursive: true });
const wanted = new RegExp(values.only);

for (const language of values.languages.split(",")) {
  const site = await startSite();
  const session = await launch("chromium", { proxyPort: site.port, language: language.replace("-", "_") });
  const camera = createCamera(session, { folder: values.out, language, wanted });
  try {
    for (const surface of surfacesOf({ session, site, camera, language })) await surface();
  } finally {
    await session.remove();
    await site.close();
  }
  console.log(`${language}: ${camera.count()} pictures in ${values.out}`);
}
