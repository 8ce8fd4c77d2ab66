import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { checkExport } from "../../../docs/verify-export.mjs";
import { canonicalJson } from "../../../src/integrity/canonical.ts";
import { bodyOf, makeAuthority } from "../driver/authority.mjs";
import { until } from "../driver/poll.mjs";
import { downloadOf, type Session } from "../driver/session.mjs";
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
    if (checkExport(readFileSync(file, "utf8")).wrong.length === 0) return true;
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
