import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { checkExport } from "../../../docs/verify-export.mjs";
import { canonicalJson } from "../../../src/integrity/canonical.ts";
import { bodyOf, makeAuthority } from "../driver/authority.mjs";
import { losePictures, readLogEnd, readTables } from "../driver/library.mjs";
import { until } from "../driver/poll.mjs";
import { downloadOf, type Session } from "../driver/session.mjs";
import { openReader, saveByToolbar, untilCard } from "../driver/steps.mjs";
import type { World } from "../world.ts";
import { png } from "./drawings.ts";
import { articlePage } from "./pages.ts";

/** An export can be checked by programs that are no part of Stillpage. */
export function checking(world: World): void {
  describe("checking an export", () => {
    test("the whole library leaves signed, with its log, and with the page that checks it", async () => {
      const { session, site } = world;
      for (const name of ["one", "two"])
        await (await saveByToolbar(session, site.put(`http://news.test/${name}`, articlePage(name)))).close();
      const { transfer, file } = await exportWhole(session);
      const text = readFileSync(file, "utf8");
      expect(JSON.parse(text).proof.log).toHaveLength(2);

      const checker = await downloadOf(session, () => transfer.click('[data-action="save-checker"]'));
      expect(path.basename(checker)).toBe("stillpage-verify.html");
      expect(await verdictBy(session, checker, file)).toContain(
        "2 entries, unchanged since they were exported on ",
      );
      const altered = `${file}.altered.json`;
      writeFileSync(altered, text.replace("harbour master", "harbour mister"));
      expect(await verdictBy(session, checker, altered)).toContain("its text was altered");
    });

    test("pictures that are gone and articles that were deleted are told of, and where else to check", async () => {
      const { session, site } = world;
      const wall = site.put("http://news.test/wall.png", {
        type: "image/png",
        body: png(320, 200, [178, 58, 38]),
      });
      const body = `<figure><img src="${wall}" width="320" height="200"></figure>`;
      const kept = site.put("http://news.test/wall", articlePage("The wall", { body }));
      await (await saveByToolbar(session, kept)).close();
      await until(
        async () => (await readTables(session)).snapshotImages.some(({ state }) => state === "kept"),
        "the picture",
      );
      const popup = await saveByToolbar(session, site.put("http://news.test/gate", articlePage("The gate")));
      await popup.click('#card [data-action="undo"]');
      await untilCard(popup, "new");
      const reader = await openReader(session, popup);
      const verdict = async (): Promise<string> => {
        await reader.$eval(".fingerprint .verdict", (place) => place.replaceChildren());
        await reader.click('[data-action="verify"]');
        return until(
          () => reader.$eval(".fingerprint .verdict", (place) => place.textContent),
          "the verdict",
        );
      };
      expect(await verdict()).toBe("Unchanged since capture on this computer, its 1 image included.");

      await losePictures(session);

      expect(await verdict()).toContain("1 image was kept and is gone");
      const page = await session.openOwn("pages/library/library.html");
      await page.waitForSelector(".entry:not(.waiting)");
      await page.click('[data-action="library-menu"]');
      await page.waitForSelector('[data-action="verify"]');
      await page.click('[data-action="verify"]');
      await page.waitForSelector(".sheet .verdict.trouble");
      const told = await page.$eval(".sheet", (sheet) => sheet.textContent ?? "");
      expect(told).toContain(
        "1 image was kept and is gone, though nobody deleted it here.In these articles:The wall",
      );
      expect(told).toMatch(
        /1 snapshot was deleted here\..+kept 20\S+ \S+, deleted 20\S+ \S+ sha256:[0-9a-f]{64}/,
      );
      const checker = await downloadOf(session, () => page.click('.sheet [data-action="save-checker"]'));
      expect(await page.$eval(".file-check", (part) => part.textContent)).toContain(
        "Handed to the browser as stillpage-verify.html.",
      );

      await until(async () => {
        const { records, signed } = await readLogEnd(session);
        return records === signed;
      }, "the signature");
      let transfer = page;
      const lines = await downloadOf(session, async () => {
        transfer = await session.openOwn("pages/transfer/transfer.html?export=all&format=jsonl");
      });
      await transfer.waitForSelector('[data-action="save-checker"]');
      expect(await verdictBy(session, checker, lines)).toContain("1 entries, unchanged since");
    });

    test("the log is time-stamped where the reader asks for it, which the export carries", async () => {
      const { session, site } = world;
      const authority = makeAuthority();
      try {
        await (await saveByToolbar(session, site.put("http://news.test/one", articlePage("One")))).close();
        const queries: Buffer[] = [];
        site.put("http://stamp.test/tsr", async (request) => {
          queries.push(await bodyOf(request));
          return { type: "application/timestamp-reply", body: authority.stamp(queries.at(-1) ?? nothing) };
        });
        const page = await session.openOwn("pages/library/library.html");
        await page.waitForSelector(".entry:not(.waiting)");
        await page.click('[data-action="library-menu"]');
        await page.waitForSelector('[data-action="verify"]');
        await page.click('[data-action="verify"]');
        await page.waitForSelector("#stamp-authority");
        const told = () => page.$eval(".stamping", (part) => part.textContent ?? "");
        await page.type("#stamp-authority", "stamp.test");
        await page.click('[data-action="stamp"]');
        expect(await told()).toContain("That is no address of the web");
        site.forget();
        await page.$eval("#stamp-authority", (field) => {
          (field as HTMLInputElement).value = "http://stamp.test/tsr";
        });
        await session.agreeToHosts(["*://stamp.test/*"], async () => {
          await page.bringToFront();
          await page.click('[data-action="stamp"]');
        });
        await until(
          async () => /Up to record 1 unchanged since .+, according to stamp\.test\./.test(await told()),
          "the time-stamp",
        );
        // One request, of a hash and a number, without cookies, referrer or anything of the page.
        const asked = site.asked.filter(({ host }) => host === "stamp.test");
        expect(asked.map(({ method }) => method)).toEqual(["POST"]);
        expect(asked[0]?.headers["cookie"] ?? asked[0]?.headers["referer"]).toBeUndefined();
        expect(queries.map(({ length }) => length < 100)).toEqual([true]);
        const { transfer, file } = await exportWhole(session);
        const checker = await downloadOf(session, () => transfer.click('[data-action="save-checker"]'));
        expect(await verdictBy(session, checker, file)).toMatch(
          /according to the time-stamp of http:\/\/stamp\.test/,
        );
        await page.bringToFront();
        const text = readFileSync(file, "utf8");
        const { timeStamp } = JSON.parse(text).proof.statement;
        const record = canonicalJson(JSON.parse(text).proof.log[0]);
        expect(authority.isFor(Buffer.from(timeStamp.response, "base64"), record)).toBe(true);

        const input = await page.$('[data-action="check-file"]');
        await (input as unknown as { uploadFile: (file: string) => Promise<void> }).uploadFile(file);
        await until(
          () => page.$eval(".file-check", (part) => part.textContent?.includes("as it is now") === true),
          "the word on the file",
        );
        expect(await session.complaints()).toEqual([]);
      } finally {
        authority.remove();
      }
    });
  });
}

const nothing = Buffer.alloc(0);

/** The whole library, exported once the background has signed its log, which it does a moment after each save. */
async function exportWhole(session: Session) {
  const transfer = await session.openOwn("pages/transfer/transfer.html");
  await until(() => transfer.evaluate(() => document.body.dataset["state"] === "idle"), "the page");
  let file = "";
  await until(async () => {
    file = await downloadOf(session, () => transfer.click('[data-action="export"]'));
    await until(() => transfer.evaluate(() => document.body.dataset["state"] === "exported"), "the export");
    if (checkExport(readFileSync(file)).wrong.length === 0) return true;
    await transfer.click('[data-action="start"]');
    return false;
  }, "a signed export");
  return { transfer, file };
}

/** What the page that checks exports says of a file. */
async function verdictBy(session: Session, checker: string, chosen: string): Promise<string> {
  const page = await session.open(pathToFileURL(checker).href);
  const input = await page.waitForSelector("input[type=file]");
  await (input as unknown as { uploadFile: (file: string) => Promise<void> }).uploadFile(chosen);
  return until(
    () => page.evaluate(() => document.querySelector("#verdict p")?.parentElement?.textContent),
    "the verdict",
  );
}
