import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { checkExport } from "../../../docs/verify-export.mjs";
import { until } from "../driver/poll.mjs";
import { downloadOf } from "../driver/session.mjs";
import { saveByToolbar } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { articlePage } from "./pages.ts";

/** An export can be checked by programs that are no part of Stillpage. */
export function checking(world: World): void {
  describe("checking an export", () => {
    test("the whole library leaves signed, with its log, and with the page that checks it", async () => {
      const { session, site } = world;
      for (const name of ["one", "two"])
        await (await saveByToolbar(session, site.put(`http://news.test/${name}`, articlePage(name)))).close();
      const transfer = await session.openOwn("pages/transfer/transfer.html");
      await until(() => transfer.evaluate(() => document.body.dataset["state"] === "idle"), "the page");
      // The background signs the log a moment after each save.
      let file = "";
      await until(async () => {
        file = await downloadOf(session, () => transfer.click('[data-action="export"]'));
        await until(
          () => transfer.evaluate(() => document.body.dataset["state"] === "exported"),
          "the export",
        );
        if (checkExport(readFileSync(file, "utf8")).wrong.length === 0) return true;
        await transfer.click('[data-action="start"]');
        return false;
      }, "a signed export");
      const text = readFileSync(file, "utf8");
      expect(JSON.parse(text).proof.log).toHaveLength(2);

      const checker = await downloadOf(session, () => transfer.click('[data-action="save-checker"]'));
      expect(path.basename(checker)).toBe("stillpage-verify.html");
      const page = await session.open(pathToFileURL(checker).href);
      const verdictOf = async (chosen: string): Promise<string> => {
        const input = await page.waitForSelector("input[type=file]");
        await page.evaluate(() => document.getElementById("verdict")?.replaceChildren());
        await (input as unknown as { uploadFile: (file: string) => Promise<void> }).uploadFile(chosen);
        return until(
          () => page.evaluate(() => document.querySelector("#verdict p")?.parentElement?.textContent),
          "the verdict",
        );
      };
      expect(await verdictOf(file)).toContain("2 entries, unchanged since they were exported on ");
      const altered = `${file}.altered.json`;
      writeFileSync(altered, text.replace("harbour master", "harbour mister"));
      expect(await verdictOf(altered)).toContain("its text was altered");
    });
  });
}
