import "fake-indexeddb/auto";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { write } from "../../../../src/export/formats/wacz.ts";
import { libraryOf, madeEntry, picture } from "../made-library.ts";

/** What wabac, which ReplayWeb.page is made of, asks of the worker it usually runs in. */
Object.assign(globalThis, {
  self: globalThis,
  registration: { scope: "http://127.0.0.1/" },
  location: new URL("http://127.0.0.1/"),
});

let file = new Uint8Array();
const server = createServer((request, response) => {
  const total = file.length;
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const start = from === "" ? Math.max(0, total - Number(to || total)) : Number(from);
  const end = from === "" || to === "" ? total - 1 : Math.min(total - 1, Number(to));
  response.writeHead(request.headers.range === undefined ? 200 : 206, {
    "content-length": end - start + 1,
    "content-range": `bytes ${start}-${end}/${total}`,
    "accept-ranges": "bytes",
  });
  response.end(request.method === "HEAD" ? undefined : file.subarray(start, end + 1));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());

test("the engine of ReplayWeb.page opens the archive, finds page and picture, and its signature matches", async () => {
  const url = "https://harbour.example/2026/walls?x=1&a=%E4%B8%AD";
  const image = "https://harbour.example/wall.png";
  const article = {
    url,
    title: "防洪墙",
    content: `<p>河镇</p><img src="${image}" alt="Wall">`,
    textContent: "河镇",
  };
  const { job, request } = await libraryOf([await madeEntry(article, { url }, [await picture(image)])]);
  file = new Uint8Array(await (await write(job, request)).file.arrayBuffer());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server is not up");

  const { WorkerLoader } = await import("@webrecorder/wabac/swlib");
  const loader = new WorkerLoader(new EventTarget() as never);
  const sourceUrl = `http://127.0.0.1:${address.port}/library.wacz`;
  await loader.addCollection(
    {
      name: "library",
      type: "wacz",
      file: { sourceUrl, name: "library.wacz" },
    } as never,
    () => undefined,
  );
  const { store } = (await loader.loadColl("library")) as unknown as { store: Store };

  expect(await store.getAllPages()).toMatchObject([
    { url, title: "防洪墙", ts: Date.parse("2026-11-01T10:00:01.000Z") },
  ]);
  const [page, wall] = await Promise.all([read(store, url), read(store, image)]);
  expect(new TextDecoder().decode(page)).toContain("<p>河镇</p>");
  expect([...wall.subarray(1, 4)]).toEqual([...Buffer.from("PNG")]);
  const verified = await store.db.getAll("verification");
  expect(verified.find(({ id }) => id === "signature")).toMatchObject({ matched: true });
});

interface Store {
  readonly getAllPages: () => Promise<readonly object[]>;
  readonly db: {
    readonly getAll: (
      table: string,
    ) => Promise<readonly { readonly id: string; readonly matched: boolean | null }[]>;
  };
  readonly getResource: (
    request: object,
    prefix: string,
    event: object,
    options: object,
  ) => Promise<{ readonly getBuffer: () => Promise<Uint8Array> } | null>;
}

/** What is recorded of an address at the time of the page. */
async function read(store: Store, url: string): Promise<Uint8Array> {
  const request = new Request(url);
  const asked = {
    url,
    timestamp: "20261101100001",
    request,
    headers: request.headers,
    method: "GET",
    mode: "cors",
  };
  const found = await store.getResource(asked, "", {}, { noRedirect: true });
  return (await found?.getBuffer()) ?? new Uint8Array();
}
