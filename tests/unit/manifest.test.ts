import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const manifest = JSON.parse(readFileSync("manifest.json", "utf8"));

test("Stillpage asks for five permissions at install and for no site; sites and downloads only at use", () => {
  expect(manifest.permissions).toEqual([
    "activeTab",
    "scripting",
    "storage",
    "unlimitedStorage",
    "contextMenus",
  ]);
  for (const absent of [
    "host_permissions",
    "content_scripts",
    "web_accessible_resources",
    "externally_connectable",
  ]) {
    expect(manifest).not.toHaveProperty(absent);
  }
  expect(manifest.optional_host_permissions).toEqual(["*://*/*"]);
  // Both for backups that are written by themselves, asked for when those are switched on. `offscreen` is Chromium's
  // alone, which warns nobody of it: the build leaves it out of Firefox's manifest.
  expect(manifest.optional_permissions).toEqual(["downloads", "offscreen"]);
  expect(manifest.incognito).toBe("not_allowed");
  expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
    required: ["none"],
  });
});

test("its pages may load nothing from anywhere and make no script from text", () => {
  const policy = manifest.content_security_policy.extension_pages as string;

  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    // For the background, which fetches pictures the reader has allowed; no page may (below).
    "connect-src https: http:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    // Markup through the sanitizer; and the one script that a page of ours starts beside itself.
    "trusted-types stillpage stillpage-worker",
  ]);
});

test.each([
  "popup/popup.html",
  "src/pages/backup/backup.html",
  "src/pages/compare/compare.html",
  "src/pages/library/library.html",
  "src/pages/reader/reader.html",
  "src/pages/recovery/recovery.html",
  "src/pages/transfer/transfer.html",
  "src/pages/welcome/welcome.html",
])("%s may connect to nothing", (page) => {
  const [meta] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(readFileSync(page, "utf8")) ?? [];

  expect(meta).toContain("connect-src 'none'");
});

test("the floors are Chrome 123 and Firefox 128", () => {
  expect(manifest.minimum_chrome_version).toBe("123");
  expect(manifest.browser_specific_settings.gecko.strict_min_version).toBe("128.0");
});

test("every icon the manifest names is there", () => {
  const { default_icon, theme_icons } = manifest.action;
  const themed = theme_icons.flatMap(({ light, dark }: { light: string; dark: string }) => [light, dark]);
  const named = [...Object.values<string>(manifest.icons), ...Object.values<string>(default_icon), ...themed];

  expect(named.filter((file) => !existsSync(`src/${file}`))).toEqual([]);
});

test("every package is pinned exactly", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const versions = Object.values<string>({ ...dependencies, ...devDependencies });

  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
