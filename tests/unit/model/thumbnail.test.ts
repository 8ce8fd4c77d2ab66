import { expect, test } from "vitest";
import { readThumbnail } from "../../../src/model/thumbnail.ts";

const base64 = (bytes: string) => Buffer.from(bytes, "latin1").toString("base64");

test.each([
  ["image/webp", "RIFF\x10\0\0\0WEBPVP8 "],
  ["image/png", "\x89PNG\r\n\x1a\n\0\0"],
  ["image/jpeg", "\xff\xd8\xff\xe0\0"],
])("a small picture is known by its first bytes: %s", (type, bytes) => {
  expect(readThumbnail(base64(bytes))).toMatchObject({ type, size: bytes.length });
});

test.each([
  ["markup", base64("<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>")],
  ["an address", "data:image/png;base64,iVBORw0KGgo="],
  ["nothing", ""],
  ["no text", 7],
  ["too much", base64(`RIFF\x10\0\0\0WEBP${"x".repeat(70_000)}`)],
])("anything else is no picture: %s", (_name, value) => {
  expect(readThumbnail(value)).toBeNull();
});
