import { afterEach, expect, test, vi } from "vitest";

vi.mock("webextension-polyfill", () => ({ default: {} }));

const { imageFromHost } = await import("../../../src/background/image-from-host.ts");
const { imageLimits } = await import("../../../src/model/image-state.ts");

afterEach(() => vi.unstubAllGlobals());

/** A network that answers every address alike; the answer to `where` says that it came from there. */
function answering(body: BodyInit | null, init: ResponseInit = {}, where = "https://pictures.example/a.png") {
  const asked = vi.fn(async (_address: string, _request: RequestInit) => {
    const response = new Response(body, init);
    Object.defineProperty(response, "url", { value: where });
    return response;
  });
  vi.stubGlobal("fetch", asked);
  return asked;
}

test("a host is asked without cookies and without being told where its picture stood", async () => {
  const asked = answering("bytes");
  const bytes = await imageFromHost("https://pictures.example/a.png", null);

  expect(new TextDecoder().decode(bytes as Uint8Array<ArrayBuffer>)).toBe("bytes");
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer" });
});

test("an answer that came from the reader's own network is refused", async () => {
  answering("bytes", {}, "http://192.168.0.1/admin");
  expect(await imageFromHost("https://pictures.example/a.png", null)).toBe("unsafe");
});

test("more than a picture may have is not read to its end", async () => {
  let isCancelled = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
    cancel: () => {
      isCancelled = true;
    },
  });
  answering(endless);

  expect(await imageFromHost("https://pictures.example/a.png", null)).toBe("too-large");
  expect(isCancelled).toBe(true);
});

test("a length that is too large is believed before a byte is read", async () => {
  answering("bytes", { headers: { "content-length": String(imageLimits.bytes + 1) } });
  expect(await imageFromHost("https://pictures.example/a.png", null)).toBe("too-large");
});

test("an error of the host and a dead line are told apart", async () => {
  answering("gone", { status: 410 });
  expect(await imageFromHost("https://pictures.example/a.png", null)).toBe("not-found");
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  expect(await imageFromHost("https://pictures.example/a.png", null)).toBe("offline");
});
