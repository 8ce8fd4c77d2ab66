import { expect, test } from "vitest";
import { isSafeAddress } from "../../../src/images/address.ts";

test.each([
  "https://pictures.example/a.png",
  "http://pictures.example:8080/a.png",
  "https://8.8.8.8/a.png",
  "https://172.32.0.1/a.png",
  "https://100.128.0.1/a.png",
  "https://[2606:4700::1111]/a.png",
  "https://xn--fsq.example/a.png",
  "https://images.localhost.example/a.png",
])("%s is an address of the public web", (address) => {
  expect(isSafeAddress(address, null)).toBe(true);
});

test.each([
  "http://127.0.0.1/a.png",
  "http://127.1/a.png",
  "http://0177.0.0.1/a.png",
  "http://0x7f.1/a.png",
  "http://2130706433/a.png",
  "http://１２７.0.0.1/a.png",
  "http://127。0。0。1/a.png",
  "http://0.0.0.0/a.png",
  "http://10.1.2.3/a.png",
  "http://100.64.0.1/a.png",
  "http://169.254.169.254/latest",
  "http://172.16.0.1/a.png",
  "http://172.31.255.254/a.png",
  "http://192.168.0.1/a.png",
  "http://198.18.0.1/a.png",
  "http://224.0.0.1/a.png",
  "http://255.255.255.255/a.png",
  "http://[::1]/a.png",
  "http://[::]/a.png",
  "http://[::ffff:127.0.0.1]/a.png",
  "http://[::ffff:7f00:1]/a.png",
  "http://[64:ff9b::7f00:1]/a.png",
  "http://[fe80::1]/a.png",
  "http://[fd00::1]/a.png",
  "http://[ff02::1]/a.png",
  "http://[2001:db8::1]/a.png",
  "http://[2002:7f00:1::]/a.png",
  "http://localhost/a.png",
  "http://LOCALHOST./a.png",
  "http://a.localhost/a.png",
  "http://printer.lan/a.png",
  "http://router.local/a.png",
  "http://metadata.google.internal/a.png",
  "http://intranet/a.png",
  "https://user:word@pictures.example/a.png",
  "https://user@pictures.example/a.png",
  "file:///etc/passwd",
  "ftp://pictures.example/a.png",
  "data:image/png;base64,AAAA",
  "blob:https://pictures.example/1",
  "javascript:alert(1)",
  "not an address",
])("%s is refused", (address) => {
  expect(isSafeAddress(address, null)).toBe(false);
});

test("the host the reader was reading may be asked, with its port and no other", () => {
  expect(isSafeAddress("http://192.168.0.9:8080/a.png", "192.168.0.9:8080")).toBe(true);
  expect(isSafeAddress("http://192.168.0.9:9090/a.png", "192.168.0.9:8080")).toBe(false);
  expect(isSafeAddress("http://user:word@192.168.0.9:8080/a.png", "192.168.0.9:8080")).toBe(false);
});
